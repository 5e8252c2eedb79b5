"""Attacks that the cloud runs against itself before it listens; if one succeeds, it doesn't start.

They run over the same gateway, signatures and enforcement as any request, against a table, a
role and a session of their own, which are gone afterwards.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from botocore.credentials import Credentials

from local.cloud.canaries import names, stage
from local.cloud.canaries.signing import Client
from local.cloud.canaries.stage import OWN
from local.cloud.process.cloud_refused import CanaryFailed
from local.cloud.process.configuration import ACCOUNT_ID, CloudConfiguration
from local.cloud.request.asgi import Application

FOREIGN = "canary-foreign"
REFUSALS = (
    "AccessDenied",
    "UnrecognizedClient",
    "MissingAuthentication",
    "InvalidSignature",
    "ExpiredToken",
)
OVER = -1
"""The remaining seconds of a session that ended a second ago."""


@dataclass(frozen=True)
class Canary:
    """One request; `lawful` says whether it must pass."""

    name: str
    client: Client
    operation: str
    body: Mapping[str, Any]
    lawful: bool = False


async def run(gateway: Application, configuration: CloudConfiguration) -> None:
    """Raises CanaryFailed with the name of the first wrong canary."""
    suffix = secrets.token_hex(6)
    table, role = f"lectern-canary-{suffix}", f"lectern-canary-{suffix}"
    root = Client(
        gateway,
        configuration.url,
        Credentials(configuration.root_access_key_id, configuration.root_secret_access_key),
    )
    await stage.prepare(root, table, role)
    learner = Client(gateway, configuration.url, stage.session(role))
    bare = Client(gateway, configuration.url, stage.session(role, tagged=False))
    over = Client(gateway, configuration.url, stage.session(role, OVER))
    try:
        for canary in (*_canaries(root, learner, over, table), _untagged(bare, table)):
            await _check(canary)
        await names.run(learner)
    finally:
        held = (learner.credentials, over.credentials, bare.credentials)
        await stage.clean_up(root, table, role, *held)


def _canaries(root: Client, learner: Client, over: Client, table: str) -> list[Canary]:
    own, foreign = {"pk": {"S": OWN}}, {"pk": {"S": FOREIGN}}
    at = {"TableName": table}
    both = {"RequestItems": {table: {"Keys": [own, foreign]}}}
    put = {"RequestItems": {table: [{"PutRequest": {"Item": foreign}}]}}
    backwards = {
        **at,
        "KeyConditionExpression": ":p = pk",
        "ExpressionAttributeValues": {":p": {"S": FOREIGN}},
    }
    statement = {
        "Statement": f'SELECT * FROM "{table}" WHERE pk = ?',  # noqa: S608 - its own table
        "Parameters": [{"S": FOREIGN}],
    }
    transaction = {"TransactItems": [{"Put": {**at, "Item": foreign}}]}
    read = {**at, "Key": own}
    wrong = Client(learner.application, learner.url, _altered(learner.credentials))
    numbers = Client(learner.application, learner.url, Credentials(ACCOUNT_ID, "test"))
    shipped = Client(learner.application, learner.url, Credentials("test", "test"))
    unproven = Client(learner.application, learner.url, _altered(root.credentials))
    return [
        Canary("a write to one's own partition", learner, "PutItem", {**at, "Item": own}, True),
        Canary("a read of one's own partition", learner, "GetItem", read, True),
        Canary("the root's read", root, "GetItem", {**at, "Key": foreign}, True),
        Canary("a foreign read", learner, "GetItem", {**at, "Key": foreign}),
        Canary("a foreign write", learner, "PutItem", {**at, "Item": foreign}),
        Canary("a foreign delete", learner, "DeleteItem", {**at, "Key": own}),
        Canary("a scan", learner, "Scan", at),
        Canary("a batch of own and foreign reads", learner, "BatchGetItem", both),
        Canary("a batch with a foreign write", learner, "BatchWriteItem", put),
        Canary("a foreign query written backwards", learner, "Query", backwards),
        Canary("a foreign PartiQL statement", learner, "ExecuteStatement", statement),
        Canary("a foreign transaction", learner, "TransactWriteItems", transaction),
        Canary("a look at the table", learner, "DescribeTable", at),
        Canary("a session that is over", over, "GetItem", read),
        Canary("a wrong signature", wrong, "GetItem", read),
        Canary("the root key without its secret", unproven, "GetItem", read),
        Canary("an account number as key", numbers, "GetItem", read),
        Canary("the emulator's shipped root key", shipped, "GetItem", read),
    ]


def _untagged(client: Client, table: str) -> Canary:
    body = {"TableName": table, "Key": {"pk": {"S": OWN}}}
    return Canary("a session without the tag", client, "GetItem", body)


async def _check(canary: Canary) -> None:
    answer = await canary.client.dynamodb(canary.operation, dict(canary.body))
    if canary.lawful and answer.status != 200:
        raise CanaryFailed(
            f"The boot check failed: {canary.name} was refused ({answer.status}, "
            f"{answer.body.decode(errors='replace')})."
        )
    refused = answer.status in (400, 403) and any(
        name in str(answer.json().get("__type", "")) for name in REFUSALS
    )
    if not canary.lawful and not refused:
        raise CanaryFailed(
            f"The boot check failed: {canary.name} wasn't refused ({answer.status}). The local "
            "cloud doesn't start without enforcement."
        )


def _altered(credentials: Credentials) -> Credentials:
    """The same key with a secret that isn't its own."""
    return Credentials(credentials.access_key, secrets.token_hex(20), credentials.token)
