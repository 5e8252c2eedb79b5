"""Random GetItem, Query, Scan, BatchGetItem and TransactGetItems bodies."""

from random import Random
from typing import Any

from access.oracle.requests.draft import Draft, Json
from access.oracle.requests.world import (
    ATTRIBUTES,
    BY_LABEL,
    BY_TITLE,
    COUNTER_IDS,
    COUNTERS,
    LEARNERS,
    PARTITIONS,
    SORTS,
    TEXTS,
    TITLES,
)

_SELECTIONS = ("ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "COUNT")
CAPACITY = ("TOTAL", "NONE")


def key(random: Random, table: str) -> Json:
    if table == COUNTERS:
        return {"id": {"N": random.choice(COUNTER_IDS)}}
    return {"pk": {"S": random.choice(PARTITIONS)}, "sk": {"S": random.choice(SORTS)}}


def table_name(random: Random) -> str:
    return LEARNERS if random.randrange(4) else COUNTERS


def get_item(random: Random) -> Json:
    table = table_name(random)
    return {"TableName": table, "Key": key(random, table), **_projection(random)}


def _projection(random: Random, *, legacy: bool = True) -> Json:
    draft = Draft(random)
    if draft.chance(20):
        return {}
    if legacy and draft.chance(20):
        return {"AttributesToGet": list(random.sample(ATTRIBUTES, random.randint(1, 3)))}
    expression = draft.projection()
    return {"ProjectionExpression": expression, **draft.placeholders(expression)}


def batch_get(random: Random) -> Json:
    tables = random.sample((LEARNERS, COUNTERS), random.choice((1, 1, 2)))
    wanted = {}
    for table in tables:
        keys = [key(random, table) for _ in range(random.randint(1, 3))]
        unique = [each for at, each in enumerate(keys) if each not in keys[:at]]
        wanted[table] = {"Keys": unique, **_projection(random)}
    return {"RequestItems": wanted}


def transact_get(random: Random) -> Json:
    members = [
        {
            "Get": {
                "TableName": table,
                "Key": key(random, table),
                **_projection(random, legacy=False),
            }
        }
        for table in (table_name(random) for _ in range(random.randint(1, 3)))
    ]
    return {"TransactItems": members}


def scan(random: Random) -> Json:
    draft = Draft(random)
    body: Json = {"TableName": table_name(random)}
    if draft.chance(15):
        body = {"TableName": LEARNERS, "IndexName": random.choice((BY_TITLE, BY_LABEL))}
    if draft.chance(20):
        body["ScanFilter"] = legacy_conditions(draft)
        return body
    return {**body, **_expressed(draft, [])}


def query(random: Random) -> Json:
    draft = Draft(random)
    table, index, partition, value = _queried(draft)
    body: Json = {"TableName": table, **({"IndexName": index} if index else {})}
    if draft.chance(20):
        body["KeyConditions"] = {
            partition: {"ComparisonOperator": "EQ", "AttributeValueList": [value]},
            **({"sk": _legacy(draft, "BEGINS_WITH", {"S": "A"})} if draft.chance(20) else {}),
        }
        if draft.chance(40):
            body["QueryFilter"] = legacy_conditions(draft)
        if draft.chance(40):
            body["AttributesToGet"] = list(random.sample(ATTRIBUTES, 2))
        return body
    condition = _key_condition(draft, index, partition, value)
    body |= {"KeyConditionExpression": condition, **_expressed(draft, [condition])}
    if draft.chance(10):
        body["ScanIndexForward"] = False
    if draft.chance(10) and table == LEARNERS:
        body["ExclusiveStartKey"] = key(random, LEARNERS)
    return body


def _queried(draft: Draft) -> tuple[str, str | None, str, Any]:
    random = draft.random
    if draft.chance(15):
        return COUNTERS, None, "id", key(random, COUNTERS)["id"]
    if draft.chance(25):
        return LEARNERS, BY_TITLE, "title", {"S": random.choice(TITLES)}
    index = BY_LABEL if draft.chance(20) else None
    return LEARNERS, index, "pk", {"S": random.choice(PARTITIONS)}


def _key_condition(draft: Draft, index: str | None, partition: str, value: Any) -> str:
    name, placeholder = draft.name(partition), draft.value(value)
    equal = f"{name} = {placeholder}" if draft.chance(60) else f"{placeholder}={name}"
    sort = {None: "sk", BY_TITLE: "pk", BY_LABEL: "label"}[index]
    if partition == "id" or draft.chance(40):
        return draft.random.choice((equal, f"({equal})"))
    spelled, text = draft.name(sort), draft.value({"S": draft.random.choice((*SORTS, *TEXTS))})
    other = draft.random.choice(
        (
            f"begins_with({spelled}, {text})",
            f"{spelled} >= {text}",
            f"{text} < {spelled}",
            f"{spelled} BETWEEN {text} AND {draft.value({'S': 'z'})}",
            f"{spelled} BETWEEN {draft.value({'S': 'A'})} AND {placeholder}",
        )
    )
    forms = ("{0} AND {1}", "{1} and {0}", "({1}) AND ({0})", "(({0}) AND {1})")
    return draft.random.choice(forms).format(equal, other)


def _expressed(draft: Draft, expressions: list[str]) -> Json:
    """Filter, projection and selection beside the expressions that there are already."""
    body: Json = {}
    if draft.chance(45):
        body["FilterExpression"] = draft.condition()
    if draft.chance(70):
        body["ProjectionExpression"] = draft.projection()
    if draft.chance(30):
        body["Select"] = draft.random.choice(_SELECTIONS)
    if draft.chance(15):
        body["Limit"] = draft.random.randint(1, 3)
    if draft.chance(10):
        body["ReturnConsumedCapacity"] = draft.random.choice(CAPACITY)
    used = [body[name] for name in ("FilterExpression", "ProjectionExpression") if name in body]
    return {**body, **draft.placeholders(*expressions, *used)}


def legacy_conditions(draft: Draft) -> Json:
    attribute = draft.attribute()
    value = draft.sample(attribute)
    operator = draft.random.choice(("EQ", "NE", "LE", "GT", "NOT_NULL", "NULL", "CONTAINS"))
    return {attribute: _legacy(draft, operator, value)}


def _legacy(_: Draft, operator: str, value: Any) -> Json:
    if operator in ("NULL", "NOT_NULL"):
        return {"ComparisonOperator": operator}
    return {"ComparisonOperator": operator, "AttributeValueList": [value]}
