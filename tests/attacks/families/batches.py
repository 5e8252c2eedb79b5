"""Own and foreign keys together: one lawful key must not carry an unlawful one."""

from typing import Any

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import DynamoDB
from tests.attacks.requests_as_data import OWN, PROJECTION, VICTIM, learners, one, transaction

READS = "read another learner's profile"
WIPES = "wipe another learner's profile"
SET_ABOUT = {
    "UpdateExpression": "SET about = :a",
    "ExpressionAttributeValues": {":a": {"S": "owned"}},
}
ANYTHING = {"ConditionExpression": "attribute_exists(about)"}


def read(*keys: dict[str, Any]) -> DynamoDB:
    return DynamoDB("BatchGetItem", {"RequestItems": {"<learners>": {"Keys": keys, **PROJECTION}}})


def write(*requests: dict[str, Any]) -> DynamoDB:
    return DynamoDB("BatchWriteItem", {"RequestItems": {"<learners>": requests}})


def put(item: dict[str, Any]) -> dict[str, Any]:
    return {"PutRequest": {"Item": item}}


def delete(key: dict[str, Any]) -> dict[str, Any]:
    return {"DeleteRequest": {"Key": key}}


FAMILY = Family(
    "batches",
    (
        Attack("read own, then foreign", READS, read(OWN, VICTIM)),
        Attack("read foreign, then own", READS, read(VICTIM, OWN)),
        Attack("read foreign", READS, read(VICTIM)),
        Attack("put own, put foreign", "overwrite another's profile", write(put(OWN), put(VICTIM))),
        Attack("put own, delete foreign", WIPES, write(put(OWN), delete(VICTIM))),
        Attack("delete foreign, delete own", WIPES, write(delete(VICTIM), delete(OWN))),
        Attack(
            "put own, put what is issued",
            "issue a certificate to oneself",
            write(put(OWN), put({"pk": {"S": "ISSUED#<me>"}, "sk": {"S": "CERTIFICATE#1"}})),
        ),
        Attack(
            "read from both tables",
            "hide a foreign key behind another table's",
            DynamoDB(
                "BatchGetItem",
                {
                    "RequestItems": {
                        "<content>": {"Keys": [OWN], "ProjectionExpression": "title"},
                        "<learners>": {"Keys": [VICTIM], **PROJECTION},
                    }
                },
            ),
        ),
        Attack(
            "put own and delete foreign at once",
            WIPES,
            transaction("TransactWriteItems", ("Put", {"Item": OWN}), ("Delete", {"Key": VICTIM})),
        ),
        Attack(
            "update foreign in a transaction",
            "overwrite another's profile",
            transaction("TransactWriteItems", ("Update", {"Key": VICTIM, **SET_ABOUT})),
        ),
        Attack(
            "put own where foreign is as guessed",
            "learn from the outcome what another's profile holds",
            transaction(
                "TransactWriteItems",
                ("Put", {"Item": OWN}),
                ("ConditionCheck", {"Key": VICTIM, **ANYTHING}),
            ),
        ),
        Attack(
            "get the item of a failed check",
            "be shown another's profile in the reason of the failure",
            transaction(
                "TransactWriteItems",
                (
                    "ConditionCheck",
                    {
                        "Key": VICTIM,
                        "ConditionExpression": "attribute_not_exists(pk)",
                        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
                    },
                ),
            ),
        ),
        Attack(
            "read foreign in a transaction",
            READS,
            transaction("TransactGetItems", ("Get", {"Key": VICTIM, **PROJECTION})),
        ),
        Attack(
            "read own and foreign in a transaction",
            READS,
            transaction(
                "TransactGetItems",
                ("Get", {"Key": OWN, **PROJECTION}),
                ("Get", {"Key": VICTIM, **PROJECTION}),
            ),
        ),
        Attack(
            "write own in a transaction",
            "write past the stream's order of single items",
            transaction("TransactWriteItems", ("Put", {"Item": OWN})),
        ),
    ),
    (
        Control("read one's own singly", learners("Query", **one("<me>", **PROJECTION))),
        Control("put one's own singly", learners("PutItem", Item=OWN | {"about": {"S": "me"}})),
    ),
)
