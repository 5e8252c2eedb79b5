"""Random PutItem, UpdateItem, DeleteItem, BatchWriteItem and TransactWriteItems bodies."""

from random import Random

from access.oracle.requests.draft import Draft, Json
from access.oracle.requests.reads import key, legacy_conditions, table_name
from access.oracle.requests.world import COUNTERS, LEARNERS

_RETURNED = ("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW")


def put_item(random: Random) -> Json:
    draft, table = Draft(random), table_name(random)
    return {"TableName": table, "Item": item(draft, table), **_conditional(draft, _RETURNED[:2])}


def item(draft: Draft, table: str) -> Json:
    names = {draft.attribute() for _ in range(draft.random.randint(0, 3))}
    attributes = {name: draft.sample(name) for name in sorted(names)}
    return {**key(draft.random, table), **attributes}


def delete_item(random: Random) -> Json:
    draft, table = Draft(random), table_name(random)
    body = {"TableName": table, "Key": key(random, table)}
    return {**body, **_conditional(draft, _RETURNED[:2])}


def update_item(random: Random) -> Json:
    draft, table = Draft(random), table_name(random)
    body: Json = {"TableName": table, "Key": key(random, table)}
    if draft.chance(25):
        return {**body, "AttributeUpdates": _updates(draft), **_legacy_expected(draft)}
    update = draft.update()
    return {**body, "UpdateExpression": update, **_conditional(draft, _RETURNED, update)}


def _updates(draft: Draft) -> Json:
    attribute = draft.attribute()
    action = draft.random.choice(("PUT", "DELETE", "ADD"))
    if action == "DELETE":
        return {attribute: {"Action": action}}
    if action == "ADD":
        return {"points": {"Action": action, "Value": {"N": "1"}}}
    return {attribute: {"Action": action, "Value": draft.sample(attribute)}}


def _legacy_expected(draft: Draft) -> Json:
    if draft.chance(50):
        return {}
    if draft.chance(60):
        return {"Expected": legacy_conditions(draft)}
    attribute = draft.attribute()
    return {"Expected": {attribute: {"Value": draft.sample(attribute)}}}


def _conditional(draft: Draft, returned: tuple[str, ...], *used: str) -> Json:
    """A condition, what is to be returned, and the placeholders of all expressions."""
    body: Json = {}
    if draft.chance(30):
        body["ReturnValues"] = draft.random.choice(returned)
    if not used and draft.chance(15):
        return {**body, **_legacy_expected(draft)}
    if draft.chance(50):
        body["ConditionExpression"] = draft.condition()
        if draft.chance(25):
            body["ReturnValuesOnConditionCheckFailure"] = draft.random.choice(("ALL_OLD", "NONE"))
    return {**body, **draft.placeholders(*used, body.get("ConditionExpression", ""))}


def batch_write(random: Random) -> Json:
    draft = Draft(random)
    tables = random.sample((LEARNERS, COUNTERS), random.choice((1, 1, 2)))
    return {
        "RequestItems": {
            table: [_batched(draft, table) for _ in range(random.randint(1, 2))] for table in tables
        }
    }


def _batched(draft: Draft, table: str) -> Json:
    if draft.chance(50):
        return {"PutRequest": {"Item": item(draft, table)}}
    return {"DeleteRequest": {"Key": key(draft.random, table)}}


def transact_write(random: Random) -> Json:
    return {"TransactItems": [_member(random) for _ in range(random.randint(1, 3))]}


def _member(random: Random) -> Json:
    draft, table = Draft(random), table_name(random)
    named = {"TableName": table, "Key": key(random, table)}
    operation = random.choice(("Put", "Update", "Delete", "ConditionCheck"))
    if operation == "Put":
        return {"Put": {"TableName": table, "Item": item(draft, table), **_checked(draft)}}
    if operation == "Update":
        update = draft.update()
        return {"Update": {**named, "UpdateExpression": update, **_checked(draft, update)}}
    if operation == "Delete":
        return {"Delete": {**named, **_checked(draft)}}
    condition = draft.condition()
    return {
        "ConditionCheck": {
            **named,
            "ConditionExpression": condition,
            **draft.placeholders(condition),
        }
    }


def _checked(draft: Draft, *used: str) -> Json:
    body = _conditional(draft, ("NONE",), *used)
    return {name: value for name, value in body.items() if name not in ("ReturnValues", "Expected")}
