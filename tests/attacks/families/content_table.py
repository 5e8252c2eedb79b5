"""The content table: written by functions only, and not all of it for browsers to read."""

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import DynamoDB
from tests.attacks.requests_as_data import OWN, PROJECTION, content, key, one, query

STATS, ENTRY = key("CONTENT#<lesson>", "STATS"), key("CONTENT#<lesson>", "ENTRY")
TITLE = {"ProjectionExpression": "title"}
MANY = {":n": {"N": "1000000"}}
COMMENT = key("CONTENT#<lesson>", "COMMENT#2026#1") | {"authorName": {"S": "Grace"}}

WRITING = (
    Attack("add likes", "make a lesson look loved", content("UpdateItem", Key=STATS, UpdateExpression="ADD likes :n", ExpressionAttributeValues=MANY)),
    Attack("set likes", "make a lesson look loved", content("UpdateItem", Key=STATS, UpdateExpression="SET likes = :n", ExpressionAttributeValues=MANY)),
    Attack("raise the version", "keep every later edit from being published", content("UpdateItem", Key=ENTRY, UpdateExpression="SET version = :n", ExpressionAttributeValues=MANY)),
    Attack("publish", "publish a lesson of their own", content("PutItem", Item=key("CONTENT#evil-1", "ENTRY") | {"title": {"S": "Buy"}})),
    Attack("replace a lesson", "put words into the school's mouth", content("PutItem", Item=ENTRY | {"title": {"S": "Buy"}})),
    Attack("unpublish", "take a lesson from everyone", content("DeleteItem", Key=ENTRY)),
    Attack("list a course", "put a course into the catalogue", content("PutItem", Item=key("CATALOGUE#en", "COURSE#00000#evil-1"))),
    Attack("comment as another", "speak in another's name", content("PutItem", Item=COMMENT)),
    Attack("forge a like's marker", "be counted without a like", content("PutItem", Item=key("LIKES#<lesson>", "me"))),
    Attack("empty the notice board", "keep the operators from being told", content("PutItem", Item=key("NOTICES#webhooks", "GATHERED"))),
    Attack("count a letter as told", "keep the operators from being told", content("PutItem", Item=key("NOTICES#webhooks", "LETTER#1"))),
    Attack("write under one's own key", "use the content table as a store", content("PutItem", Item=OWN)),
    Attack("delete in a batch", "take a lesson from everyone", DynamoDB("BatchWriteItem", {"RequestItems": {"<content>": [{"DeleteRequest": {"Key": ENTRY}}]}})),
    Attack("add likes in a transaction", "make a lesson look loved", DynamoDB("TransactWriteItems", {"TransactItems": [{"Update": {"TableName": "<content>", "Key": STATS, "UpdateExpression": "ADD likes :n", "ExpressionAttributeValues": MANY}}]})),
)  # fmt: skip
READING = (
    Attack("see who likes a lesson", "follow what others like", content("Query", **query("LIKES#<lesson>", ProjectionExpression="pk"))),
    Attack("get one like", "test whether somebody likes a lesson", content("GetItem", Key=key("LIKES#<lesson>", "somebody"), ProjectionExpression="sk")),
    Attack("read what operators are told", "read the bodies of refused webhooks", content("Query", **query("NOTICES#webhooks", ProjectionExpression="pk"))),
    Attack("read internal attributes", "read drafts and correlation ids", content("GetItem", Key=ENTRY, ProjectionExpression="bodyText, correlationId")),
    Attack("read every attribute", "read drafts and correlation ids", content("GetItem", Key=ENTRY)),
    Attack("read a family that isn't listed", "read whatever is added later", content("Query", **query("DRAFT#<lesson>", **TITLE))),
    Attack("read a family without its mark", "read keys that start alike", content("GetItem", Key=key("CONTENTS", "ENTRY"), **TITLE)),
    Attack("read a family in lower case", "slip past a comparison that folds", content("GetItem", Key=key("content#<lesson>", "ENTRY"), **TITLE)),
    Attack("query internal attributes", "read drafts and correlation ids", content("Query", **one("CONTENT#<lesson>", "ENTRY", ProjectionExpression="bodyText, correlationId"))),
    Attack("query every attribute", "read drafts and correlation ids", content("Query", **one("CONTENT#<lesson>", "ENTRY"))),
    Attack("query a family without its mark", "read keys that start alike", content("Query", **query("CONTENTS", **TITLE))),
    Attack("query a family in lower case", "slip past a comparison that folds", content("Query", **query("content#<lesson>", **TITLE))),
    Attack("query with a learner's attribute", "read what another table calls readable", content("Query", **query("CONTENT#<lesson>", **PROJECTION))),
    Attack("query what no page shows", "read what an editor wrote for later", content("Query", **query("CONTENT#<lesson>", ProjectionExpression="authorName, text, updatedAt"))),
    Attack("read in a batch", "name many keys at once, one of them foreign", DynamoDB("BatchGetItem", {"RequestItems": {"<content>": {"Keys": [ENTRY, key("LIKES#<lesson>", "somebody")], **TITLE}}})),
    Attack("read with a learner's attribute", "read what another table calls readable", content("GetItem", Key=ENTRY, **PROJECTION)),
)  # fmt: skip

FAMILY = Family(
    "content-table",
    WRITING + READING,
    (
        Control(
            "read a lesson",
            content("Query", **one("CONTENT#<lesson>", "ENTRY", **TITLE)),
            r"^200 .*A lesson",
        ),
        Control("query a lesson", content("Query", **query("CONTENT#<lesson>", **TITLE))),
        Control("query the catalogue", content("Query", **query("CATALOGUE#en", **TITLE))),
        Control(
            "poll the counters",
            content(
                "Query",
                **one("CONTENT#<lesson>", "STATS", ProjectionExpression="likes, entryVersion"),
            ),
        ),
    ),
)
