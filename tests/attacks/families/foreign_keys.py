"""Another learner's partition, through each API that takes a key."""

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import DynamoDB
from tests.attacks.requests_as_data import OWN, PROJECTION, VICTIM, key, learners, one, query

LEGACY_KEY = {
    "pk": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": "<victim>"}]},
}
SET_ABOUT = {
    "UpdateExpression": "SET about = :a",
    "ExpressionAttributeValues": {":a": {"S": "owned"}},
}
READS = "read another learner's profile"
OVERWRITES = "put words into another learner's mouth"


def get(pk: str) -> DynamoDB:
    return learners("GetItem", Key=key(pk), **PROJECTION)


def read(pk: str) -> DynamoDB:
    return learners("Query", **one(pk, **PROJECTION))


READING = (
    Attack("read one item", READS, read("<victim>")),
    Attack(
        "read by a padded key", "reach a partition that trimming makes another's", read("<victim> ")
    ),
    Attack(
        "read by an upper-case key",
        "reach a partition that folding makes another's",
        read("0A000000-0000-4000-8000-00000000ADA0"),
    ),
    Attack("read by a wildcard", "read whoever the pattern matches", read("*")),
    Attack("read by a pattern of the region", "read everyone in the region", read("<region>:*")),
    Attack(
        "read by the policy's own variable",
        "match the policy with its own text",
        read("${aws:PrincipalTag/sub}"),
    ),
    Attack(
        "read by the table's ARN",
        "go around rules that know the table by name",
        DynamoDB("Query", {"TableName": "<learnersTableArn>", **one("<victim>", **PROJECTION)}),
    ),
    Attack("get", READS, get("<victim>")),
    Attack(
        "get by a padded key", "reach a partition that trimming makes another's", get("<victim> ")
    ),
    Attack(
        "get by an upper-case key",
        "reach a partition that folding makes another's",
        get("0A000000-0000-4000-8000-00000000ADA0"),
    ),
    Attack("get by a wildcard", "read whoever the pattern matches", get("*")),
    Attack("get by a pattern of the region", "read everyone in the region", get("<region>:*")),
    Attack(
        "get by the policy's own variable",
        "match the policy with its own text",
        get("${aws:PrincipalTag/sub}"),
    ),
    Attack("get what was issued to another", "read another's certificate", get("ISSUED#<victim>")),
    Attack(
        "get by the table's ARN",
        "go around rules that know the table by name",
        DynamoDB("GetItem", {"TableName": "<learnersTableArn>", "Key": VICTIM, **PROJECTION}),
    ),
    Attack(
        "query",
        "read all that another learner owns",
        learners("Query", **query("<victim>", **PROJECTION)),
    ),
    Attack(
        "query what was issued to another",
        "read another's certificates",
        learners("Query", **query("ISSUED#<victim>", ProjectionExpression="title")),
    ),
    Attack(
        "query by legacy parameters",
        "read another's items by the API of 2012",
        learners("Query", KeyConditions=LEGACY_KEY, AttributesToGet=["displayName"]),
    ),
    Attack(
        "query from another's key on",
        "start a page in another's partition",
        learners("Query", **query("<victim>", ExclusiveStartKey=OWN, **PROJECTION)),
    ),
)
WRITING = (
    Attack("put", OVERWRITES, learners("PutItem", Item=VICTIM | {"displayName": {"S": "owned"}})),
    Attack(
        "put a new item",
        "plant a like in another's name",
        learners("PutItem", Item=key("<victim>", "LIKE#<lesson>")),
    ),
    Attack("update", OVERWRITES, learners("UpdateItem", Key=VICTIM, **SET_ABOUT)),
    Attack(
        "update by legacy parameters",
        OVERWRITES,
        learners("UpdateItem", Key=VICTIM, AttributeUpdates={"about": {"Action": "DELETE"}}),
    ),
    Attack("delete", "wipe another learner's profile", learners("DeleteItem", Key=VICTIM)),
    Attack(
        "delete if it is as guessed",
        "test a guess about another's profile, and wipe it",
        learners(
            "DeleteItem",
            Key=VICTIM,
            ConditionExpression="displayName = :n",
            ExpressionAttributeValues={":n": {"S": "Name"}},
        ),
    ),
)
DISGUISED = (
    Attack(
        "query backwards",
        READS,
        learners(
            "Query", **query("<victim>", **PROJECTION) | {"KeyConditionExpression": ":pk = pk"}
        ),
    ),
    Attack(
        "query by an alias",
        READS,
        learners(
            "Query",
            **query("<victim>", **PROJECTION)
            | {"KeyConditionExpression": "#k = :pk", "ExpressionAttributeNames": {"#k": "pk"}},
        ),
    ),
    Attack(
        "query with a decoy",
        "show the policy one key and the table another",
        learners(
            "Query",
            KeyConditionExpression="sk = :me AND pk = :pk",
            ExpressionAttributeValues={":me": {"S": "<me>"}, ":pk": {"S": "<victim>"}},
            **PROJECTION,
        ),
    ),
    Attack(
        "query with both kinds of key conditions",
        "show the policy one key and the table another",
        learners("Query", **query("<me>", **PROJECTION), KeyConditions=LEGACY_KEY),
    ),
    Attack(
        "query in brackets",
        READS,
        learners(
            "Query", **query("<victim>", **PROJECTION) | {"KeyConditionExpression": "((pk = :pk))"}
        ),
    ),
)

FAMILY = Family(
    "foreign-keys",
    READING + WRITING + DISGUISED,
    (
        Control("read one's own", read("<me>")),
        Control("query one's own", learners("Query", **query("<me>", **PROJECTION))),
        Control("put one's own", learners("PutItem", Item=OWN | {"about": {"S": "me"}})),
        Control("delete one's own", learners("DeleteItem", Key=key("<me>", "PREFERENCES"))),
    ),
)
