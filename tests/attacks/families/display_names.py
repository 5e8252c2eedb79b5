"""Names that others see: had by writing one's own profile and by nothing else.

Who has which name is read by no browser, nor is the name that somebody was refused.
"""

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import DynamoDB
from tests.attacks.requests_as_data import content, key, learners, query

AUTHOR = key("AUTHOR#aaaaaaaaaaaaaaaaaaaaaaaaaa", "AUTHOR")
NAME = key("NAME#grace", "NAME")
TOLD, REFUSED = key("ISSUED#<me>", "AUTHOR"), key("ISSUED#<me>", "PROFILE")
GRACE = {"authorName": {"S": "Grace"}}
MINE = {"authorId": {"S": "me"}}
SET_NAME = {
    "UpdateExpression": "SET authorName = :n",
    "ExpressionAttributeValues": {":n": {"S": "Grace"}},
}
SHOWN = {"ProjectionExpression": "authorId, authorName"}
REASON = {"ProjectionExpression": "reason, authorName, issuedAt"}

FAMILY = Family(
    "display names",
    (
        Attack("rename an author", "be shown under another's name", content("UpdateItem", Key=AUTHOR, **SET_NAME)),
        Attack("make an author", "be shown under another's name", content("PutItem", Item=AUTHOR | GRACE)),
        Attack("delete an author", "take the name of another", content("DeleteItem", Key=AUTHOR)),
        Attack("take over a name", "keep a name from its owner", content("UpdateItem", Key=NAME, UpdateExpression="SET authorId = :n", ExpressionAttributeValues={":n": {"S": "me"}})),
        Attack("take a name in a batch", "keep a name from its owner", DynamoDB("BatchWriteItem", {"RequestItems": {"<content>": [{"PutRequest": {"Item": NAME | MINE}}]}})),
        Attack("free a name in a batch", "take the name of another", DynamoDB("BatchWriteItem", {"RequestItems": {"<content>": [{"DeleteRequest": {"Key": NAME}}]}})),
        Attack("take a name in a transaction", "keep a name from its owner", DynamoDB("TransactWriteItems", {"TransactItems": [{"Put": {"TableName": "<content>", "Item": NAME | MINE}}]})),
        Attack("look whether a name is free", "try out names unseen", DynamoDB("TransactWriteItems", {"TransactItems": [{"ConditionCheck": {"TableName": "<content>", "Key": NAME, "ConditionExpression": "attribute_not_exists(pk)"}}]})),
        Attack("read who has names, in a batch", "find authors by name", DynamoDB("BatchGetItem", {"RequestItems": {"<content>": {"Keys": [NAME], "ProjectionExpression": "authorId"}}})),
        Attack("read who has a name", "find an author by name", content("Query", **query("NAME#grace", ProjectionExpression="authorId"))),
        Attack("read the forms of a name", "learn what is kept about an author", content("Query", **query("AUTHOR#aaaaaaaaaaaaaaaaaaaaaaaaaa", ProjectionExpression="nameForms"))),
        Attack("list all names", "learn who learns here", content("Scan", **SHOWN, FilterExpression="begins_with(pk, :p)", ExpressionAttributeValues={":p": {"S": "NAME#"}})),
        Attack("tell oneself a name", "believe to be somebody else", learners("PutItem", Item=TOLD | GRACE)),
        Attack("put a refusal away", "hide what was decided", learners("DeleteItem", Key=REFUSED)),
        Attack("read what another was refused", "learn what others want to be called", learners("Query", **query("ISSUED#<victim>", **REASON))),
        Attack("write another's profile", "name somebody else", learners("PutItem", Item=key("<victim>", "PROFILE") | {"displayName": {"S": "Mud"}})),
        Attack("delete another's profile", "take somebody's name away", learners("DeleteItem", Key=key("<victim>", "PROFILE"))),
        Attack("write a decided name into one's profile", "skip the check", learners("PutItem", Item=key("<me>", "PROFILE") | GRACE)),
    ),
    (
        Control("write one's own profile", learners("PutItem", Item=key("<me>", "PROFILE") | {"displayName": {"S": "Ada"}})),
        Control("read why one's own name is refused", learners("Query", **query("ISSUED#<me>", **REASON))),
    ),
)  # fmt: skip
