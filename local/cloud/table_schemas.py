"""What the policy engine needs to know of the emulator's tables: their key attributes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from access.iam.dynamodb.access import Keys, Schema
from access.iam.errors import Refused
from local.cloud import hooks

DYNAMODB = "ministack.services.dynamodb"


def schema_of(name: str) -> Schema | None:
    """Of a table in the request's own account and region."""
    table = hooks.attribute(DYNAMODB, "_tables", object).get(name)
    keys = _keys(table["KeySchema"]) if table else None
    if table is None or keys is None:
        return None
    indexes = [
        *(table.get("GlobalSecondaryIndexes") or ()),
        *(table.get("LocalSecondaryIndexes") or ()),
    ]
    found = {str(index["IndexName"]): _keys(index["KeySchema"]) for index in indexes}
    return Schema(keys, {name: each for name, each in found.items() if each is not None})


def _keys(schema: Sequence[Mapping[str, Any]]) -> Keys | None:
    """None for a key of several attributes, which the policy engine doesn't know."""
    partition = [str(each["AttributeName"]) for each in schema if each["KeyType"] == "HASH"]
    sort = [str(each["AttributeName"]) for each in schema if each["KeyType"] == "RANGE"]
    if len(partition) != 1 or len(sort) > 1:
        return None
    return Keys(partition[0], sort[0] if sort else None)


def refuse_resource_policies(resources: Iterable[str]) -> None:
    """Raises Refused where a policy hangs on a table: it may deny, and isn't evaluated here."""
    policies = hooks.attribute(DYNAMODB, "_resource_policies", object)
    for resource in resources:
        prefix, separator, rest = resource.partition(":table/")
        table = prefix + separator + rest.split("/", 1)[0]
        if policies.get(table) is not None or policies.get(resource) is not None:
            raise Refused("The model doesn't evaluate resource policies.")
