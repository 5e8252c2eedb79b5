"""What learners say to each other: written into one's own partition, and published by a function.

Nobody publishes, counts, deletes or names anything but by their own items; and how an author and a
name belong together is read by no browser.
"""

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import DynamoDB
from tests.attacks.requests_as_data import content, key, learners, query

TIME = "20261127T190000000Z"
BY_GRACE = f"{TIME}-aaaaaaaaaaaaaaaaaaaaaaaaaa"
COMMENT = key("COMMENTS#<lesson>", BY_GRACE)
REPLY = key(f"REPLIES#<lesson>#{BY_GRACE}", BY_GRACE)
AUTHOR = key("AUTHOR#aaaaaaaaaaaaaaaaaaaaaaaaaa", "AUTHOR")
NAME = key("NAME#grace", "NAME")
STATS = key("CONTENT#<lesson>", "STATS")
REFUSAL = key("ISSUED#<me>", f"COMMENT#{TIME}#<lesson>")
OWN_COMMENT = key("<me>", f"COMMENT#{TIME}#<lesson>")
LAWFUL = key("<me>", "COMMENT#lawful")
"""IAM sees no sort key, and `activity` ignores one of this form: so no later attack finds a change
that the function made meanwhile."""
SHOWN = {"html": {"S": "<p>Buy</p>"}, "authorName": {"S": "Grace"}, "publishedAt": {"S": "2026"}}
MANY = {":n": {"N": "1000"}}
PAGE = {
    "ProjectionExpression": "sk, authorId, authorName, html, publishedAt, editedAt, replies, deleted"
}
ISSUED = {"ProjectionExpression": "sk, outcome, reason, issuedAt, authorId, authorName"}

WRITING = (
    Attack("publish a comment", "speak unchecked, under any name", content("PutItem", Item=COMMENT | SHOWN)),
    Attack("publish a reply", "speak unchecked, under any name", content("PutItem", Item=REPLY | SHOWN)),
    Attack("change another's comment", "put words into another's mouth", content("UpdateItem", Key=COMMENT, UpdateExpression="SET html = :n", ExpressionAttributeValues=MANY)),
    Attack("delete another's comment", "silence others", content("DeleteItem", Key=COMMENT)),
    Attack("delete another's reply", "silence others", content("DeleteItem", Key=REPLY)),
    Attack("mark a comment as deleted", "silence others", content("UpdateItem", Key=COMMENT, UpdateExpression="SET deleted = :n", ExpressionAttributeValues=MANY)),
    Attack("count comments", "make a lesson look discussed", content("UpdateItem", Key=STATS, UpdateExpression="ADD comments :n", ExpressionAttributeValues=MANY)),
    Attack("move the discussion", "have every open page ask again", content("UpdateItem", Key=STATS, UpdateExpression="ADD discussion :n", ExpressionAttributeValues=MANY)),
    Attack("count replies", "make a comment look answered", content("UpdateItem", Key=COMMENT, UpdateExpression="ADD replies :n", ExpressionAttributeValues=MANY)),
    Attack("name an author", "be shown under another's name", content("PutItem", Item=AUTHOR | {"authorName": {"S": "Grace"}})),
    Attack("take a name", "keep a name from its owner", content("PutItem", Item=NAME | {"authorId": {"S": "me"}})),
    Attack("free a name", "take the name of another", content("DeleteItem", Key=NAME)),
    Attack("forget what they took back", "write more than a day's comments", content("DeleteItem", Key=key("AUTHOR#me", "WITHDRAWN#20261127"))),
    Attack("publish in a batch", "speak unchecked", DynamoDB("BatchWriteItem", {"RequestItems": {"<content>": [{"PutRequest": {"Item": COMMENT | SHOWN}}]}})),
    Attack("publish in a transaction", "speak unchecked", DynamoDB("TransactWriteItems", {"TransactItems": [{"Put": {"TableName": "<content>", "Item": COMMENT | SHOWN}}]})),
    Attack("approve their own comment", "be told that it is published", learners("PutItem", Item=REFUSAL | {"outcome": {"S": "published"}})),
    Attack("remove a refusal", "hide from the page why it isn't shown", learners("DeleteItem", Key=REFUSAL)),
    Attack("tell another", "show another a refusal that nobody made", learners("PutItem", Item=key("ISSUED#<victim>", "PROFILE") | {"outcome": {"S": "refused"}, "reason": {"S": "taken"}})),
    Attack("write a comment for another", "speak in another's name", learners("PutItem", Item=key("<victim>", f"COMMENT#{TIME}#<lesson>") | {"text": {"S": "Buy"}})),
    Attack("write a comment's HTML", "have HTML of their own shown", learners("PutItem", Item=OWN_COMMENT | {"html": {"S": "<script>"}})),
    Attack("write a comment's author", "be shown under another's name", learners("PutItem", Item=OWN_COMMENT | {"text": {"S": "Buy"}, "authorName": {"S": "Grace"}})),
)  # fmt: skip
READING = (
    Attack("read who an author is", "learn what is kept about an author", content("Query", **query("AUTHOR#aaaaaaaaaaaaaaaaaaaaaaaaaa", ProjectionExpression="authorName"))),
    Attack("read who has a name", "find an author by name", content("Query", **query("NAME#grace", ProjectionExpression="authorId"))),
    Attack("get who has a name", "find an author by name", content("GetItem", Key=NAME, ProjectionExpression="authorId")),
    Attack("read a comment's internals", "learn in which order functions saw it", content("Query", **query("COMMENTS#<lesson>", ProjectionExpression="sk, #s", ExpressionAttributeNames={"#s": "sequence"}))),
    Attack("read all of a comment", "learn what functions note", content("Query", **query("COMMENTS#<lesson>"))),
    Attack("search all comments", "gather what everybody wrote", content("Scan", ProjectionExpression="html")),
    Attack("read what another wrote", "read it before it is checked", learners("Query", **query("<victim>", ProjectionExpression="sk, #t", ExpressionAttributeNames={"#t": "text"}))),
    Attack("read what another was told", "learn what was refused", learners("Query", **query("ISSUED#<victim>", **ISSUED))),
    Attack("get what another was told", "learn what was refused", learners("GetItem", Key=key("ISSUED#<victim>", "AUTHOR"), **ISSUED)),
    Attack("read what everybody was told", "link persons and authors", learners("Query", **query("ISSUED#", **ISSUED))),
    Attack("read what it was decided by", "learn in which order functions saw it", learners("Query", **query("ISSUED#<me>", ProjectionExpression="#s", ExpressionAttributeNames={"#s": "sequence"}))),
    Attack("filter what another was told", "ask by a condition", learners("Query", **query("ISSUED#<victim>", ProjectionExpression="pk", FilterExpression="attribute_exists(reason)"))),
)  # fmt: skip

FAMILY = Family(
    "discussion",
    WRITING + READING,
    (
        Control("read a lesson's comments", content("Query", **query("COMMENTS#<lesson>", **PAGE))),
        Control(
            "read a thread",
            content("Query", **query(f"REPLIES#<lesson>#{BY_GRACE}", **PAGE)),
        ),
        Control("read what one was told", learners("Query", **query("ISSUED#<me>", **ISSUED))),
        Control("write a comment", learners("PutItem", Item=LAWFUL | {"text": {"S": "Hello"}})),
        Control("take it back", learners("DeleteItem", Key=LAWFUL)),
        Control(
            "poll the discussion",
            content(
                "Query",
                **query("CONTENT#<lesson>", ProjectionExpression="likes, comments, discussion"),
            ),
        ),
    ),
)
