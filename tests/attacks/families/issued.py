"""Partitions that hold a learner's name and aren't theirs: functions issue things there."""

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import DynamoDB
from tests.attacks.requests_as_data import key, learners, query

FORGES = "issue themselves a certificate"
MINE = key("ISSUED#<me>", "SEAT#1")
NEW = key("ISSUED#<me>", "CERTIFICATE#1") | {"text": {"S": "Well done"}}
TITLE, KEYS = {"ProjectionExpression": "title"}, {"ProjectionExpression": "pk, sk"}

FAMILY = Family(
    "issued",
    (
        Attack("put", FORGES, learners("PutItem", Item=NEW)),
        Attack("replace", "replace the seat they have by a better one", learners("PutItem", Item=MINE)),
        Attack(
            "prolong",
            "keep a seat for ever",
            learners("UpdateItem", Key=MINE, UpdateExpression="REMOVE expiresAt"),
        ),
        Attack("delete", "get rid of a moderator's notice", learners("DeleteItem", Key=MINE)),
        Attack(
            "put in a batch",
            FORGES,
            DynamoDB("BatchWriteItem", {"RequestItems": {"<learners>": [{"PutRequest": {"Item": NEW}}]}}),
        ),
        Attack("put to another", "issue in the site's name", learners("PutItem", Item=key("ISSUED#<victim>"))),
        Attack("put beside it", "plant what a careless reader takes for issued", learners("PutItem", Item=key("issued#<me>"))),
        Attack("put with a longer key", FORGES, learners("PutItem", Item=key("ISSUED#<me>#1"))),
        Attack("read another's", "see another's certificates", learners("Query", **query("ISSUED#<victim>", **TITLE))),
        Attack("read every attribute", "see what functions note for themselves", learners("GetItem", Key=MINE)),
        Attack("read the family", "see everyone's certificates", learners("Query", **query("ISSUED#", **TITLE))),
        Attack("read one's own", "read what no page shows them yet", learners("Query", **query("ISSUED#<me>", **TITLE))),
        Attack("get one's own", "read what no page shows them yet", learners("GetItem", Key=MINE, **TITLE)),
        Attack(
            "query by an attribute of the profile",
            "mix the two lists of readable attributes",
            learners("Query", **query("ISSUED#<me>", ProjectionExpression="displayName")),
        ),
        Attack(
            "read by an attribute of the profile",
            "mix the two lists of readable attributes",
            learners("GetItem", Key=MINE, ProjectionExpression="displayName"),
        ),
    ),
    (
        Control("read one's own partition", learners("Query", **query("<me>", **KEYS)), r"^200 .*PROFILE"),
        Control("read what is issued to oneself", learners("Query", **query("ISSUED#<me>", **KEYS)), r"^200 .*SEAT#1"),
        Control("put into one's own partition", learners("PutItem", Item=key("<me>") | {"about": {"S": "me"}})),
    ),
)  # fmt: skip
