"""The sweep of deleted accounts: nobody tells it who is gone, and nobody keeps it from its work."""

from tests.attacks import denials
from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import DynamoDB, Sdk
from tests.attacks.requests_as_data import PROJECTION, key, learners, one, query, transaction

STATE, OTHERS, MINE = (
    key("SWEEP", "STATE"),
    key("SWEEP", "SUSPECT#<victim>"),
    key("SWEEP", "SUSPECT#<me>"),
)
LONG_AGO = {"seenAt": {"N": "1"}, "triedAt": {"N": "1"}}
KEYS_ONLY = {"ProjectionExpression": "pk, sk"}
AT_THE_END = {"cursor": {"S": "\U0010ffff"}, "startedAt": {"N": "1"}}
DELETES = "have another's items deleted"
STAYS = "keep what their deleted accounts like"
RULE = {"Name": "<sweepFunction>"}

NOTES = (
    Attack("read who is missing", "learn who has left", learners("Query", **query("SWEEP", **KEYS_ONLY))),
    Attack("read how far it is", "like where it was just now", learners("GetItem", Key=STATE, **KEYS_ONLY)),
    Attack("query how far it is", "like where it was just now", learners("Query", **one("SWEEP", "STATE", **KEYS_ONLY))),
    Attack("note another as missing", DELETES, learners("PutItem", Item=OTHERS | LONG_AGO)),
    Attack("note another in a batch", DELETES, DynamoDB("BatchWriteItem", {"RequestItems": {"<learners>": [{"PutRequest": {"Item": OTHERS | LONG_AGO}}]}})),
    Attack("note another in a transaction", DELETES, transaction("TransactWriteItems", ("Put", {"Item": OTHERS | LONG_AGO}))),
    Attack("note another with the right names alone", DELETES, learners("PutItem", Item=OTHERS)),
    Attack("strike oneself out", STAYS, learners("DeleteItem", Key=MINE)),
    Attack("put its round at the end", STAYS, learners("PutItem", Item=STATE | AT_THE_END)),
    Attack("move its round", STAYS, learners("UpdateItem", Key=STATE, UpdateExpression="SET updatedAt = :t", ExpressionAttributeValues={":t": {"S": "x"}})),
    Attack("delete its round", STAYS, learners("DeleteItem", Key=STATE)),
)  # fmt: skip
WORK = (
    Attack("run it", "use up its share of the user pool's quota", Sdk("lambda", "invoke", {"FunctionName": "<sweepFunction>", "Payload": b"{}"})),
    Attack("point it at another user pool", DELETES, Sdk("lambda", "update_function_configuration", {"FunctionName": "<sweepFunction>", "Environment": {"Variables": {"USER_POOL_ID": "eu-west-1_other"}}})),
    Attack("stop its schedule", STAYS, Sdk("events", "disable_rule", RULE)),
    Attack("delete its schedule", STAYS, Sdk("events", "remove_targets", {"Rule": "<sweepFunction>", "Ids": ["sweep"]})),
    Attack("run it at every minute", "use up its share of the user pool's quota", Sdk("events", "put_rule", {**RULE, "ScheduleExpression": "rate(1 minute)"})),
)  # fmt: skip

FAMILY = Family(
    "sweep",
    NOTES + tuple(map(denials.pinned, WORK)),
    (
        Control("read one's own", learners("Query", **one("<me>", **PROJECTION))),
        Control("name one's own keys", learners("Query", **query("<me>", **KEYS_ONLY))),
    ),
)
