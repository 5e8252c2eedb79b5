"""Attributes that may not be named, hidden from whoever reads the request."""

from typing import Any

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import DynamoDB
from tests.attacks.requests_as_data import OWN, key, learners, one, query

WRITES = "write an attribute that functions trust"
READS = "read an attribute that is for functions only"
OWN_KEY = {"pk": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": "<me>"}]}}
TRUE = {":v": {"BOOL": True}}


def update(expression: str, values: Any = None, names: Any = None) -> DynamoDB:
    body: dict[str, Any] = {"Key": OWN, "UpdateExpression": expression}
    if values:
        body["ExpressionAttributeValues"] = values
    if names:
        body["ExpressionAttributeNames"] = names
    return learners("UpdateItem", **body)


def get(projection: str, **names: str) -> DynamoDB:
    aliases = {f"#{name}": value for name, value in names.items()}
    more: dict[str, Any] = {"ExpressionAttributeNames": aliases} if aliases else {}
    return learners("GetItem", Key=OWN, ProjectionExpression=projection, **more)


def read(projection: str, **names: str) -> DynamoDB:
    aliases = {f"#{name}": value for name, value in names.items()}
    more: dict[str, Any] = {"ExpressionAttributeNames": aliases} if aliases else {}
    return learners("Query", **one("<me>", ProjectionExpression=projection, **more))


def put_if(condition: str, **names: str) -> DynamoDB:
    aliases = {f"#{name}": value for name, value in names.items()}
    more: dict[str, Any] = {"ExpressionAttributeNames": aliases} if aliases else {}
    return learners(
        "PutItem", Item=OWN | {"about": {"S": "me"}}, ConditionExpression=condition, **more
    )


WRITING = (
    Attack("replace the whole item", WRITES, learners("PutItem", Item=OWN | {"admin": {"BOOL": True}})),
    Attack("expire one's own like", "undo a like that stays counted",
           learners("PutItem", Item=key("<me>", "LIKE#<lesson>") | {"expiresAt": {"N": "1"}})),
    Attack("set", WRITES, update("SET admin = :v", TRUE)),
    Attack("set behind an alias", WRITES, update("SET #a = :v", TRUE, {"#a": "admin"})),
    Attack("set behind an allowed name's alias", WRITES, update("SET #about = :v", TRUE, {"#about": "admin"})),
    Attack("set a nested path", WRITES, update("SET admin.about = :v", TRUE)),
    Attack("set an element", WRITES, update("SET admin[0] = :v", TRUE)),
    Attack("set among allowed names", WRITES, update("SET about = :v, text = :v, admin = :v", TRUE)),
    Attack("add", "count what only functions count", update("ADD likes :n", {":n": {"N": "1"}})),
    Attack("remove", "take an attribute that functions set away", update("REMOVE suspended")),
    Attack("delete from a set", "leave a list of the banned", update("DELETE bans :b", {":b": {"SS": ["me"]}})),
    Attack("set by legacy parameters", WRITES,
           learners("UpdateItem", Key=OWN, AttributeUpdates={"admin": {"Value": {"BOOL": True}}})),
    Attack("put in another case", "write what a careless reader folds",
           learners("PutItem", Item=OWN | {"About": {"BOOL": True}})),
    Attack("put a map", WRITES, learners("PutItem", Item=OWN | {"admin": {"M": {"about": {"BOOL": True}}}})),
    Attack("put beside allowed names", WRITES,
           learners("PutItem", Item=OWN | {"about": {"S": "x"}, "admin": {"BOOL": True}})),
    Attack("put a counter", "count what only functions count", learners("PutItem", Item=OWN | {"likes": {"N": "9"}})),
    Attack("write in another case", "write what a careless reader folds", update("SET About = :v", TRUE)),
    Attack("write a name with a space", "write what a careless reader trims",
           learners("PutItem", Item=OWN | {"about ": {"S": "x"}})),
)  # fmt: skip
READING = (
    Attack("project", READS, get("suspended")),
    Attack("project behind an alias", READS, get("#s", s="suspended")),
    Attack("project a nested path", READS, get("suspended.reason")),
    Attack("project an element", READS, get("about, suspended[0]")),
    Attack("project by legacy parameters", READS, learners("GetItem", Key=OWN, AttributesToGet=["suspended"])),
    Attack("query", READS, read("suspended")),
    Attack("query behind an alias", READS, read("#s", s="suspended")),
    Attack("query behind an allowed name's alias", READS, read("#about", about="suspended")),
    Attack("query a nested path", READS, read("suspended.reason")),
    Attack("query an element", READS, read("about, suspended[0]")),
    Attack("query by legacy parameters", READS, learners("Query", KeyConditions=OWN_KEY, AttributesToGet=["suspended"])),
    Attack("project nothing", READS, learners("GetItem", Key=OWN)),
    Attack("query with no projection", READS, learners("Query", **query("<me>"))),
    Attack("query for all attributes", READS, learners("Query", **query("<me>", Select="ALL_ATTRIBUTES"))),
    Attack("copy into an allowed name", READS, update("SET about = suspended")),
    Attack("copy if it exists", READS, update("SET about = if_not_exists(suspended, about)")),
    Attack("append a copy", READS, update("SET about = list_append(about, suspended)")),
    Attack("copy by an alias", READS, update("SET about = #s", names={"#s": "suspended"})),
)  # fmt: skip

FAMILY = Family(
    "smuggling",
    WRITING + READING,
    (
        Control("put what may be written", learners("PutItem", Item=OWN | {"about": {"S": "me"}})),
        Control("name it by an alias", put_if("attribute_exists(#a)", a="about")),
        Control("project what may be read", read("about")),
        Control("project it by an alias", read("#a", a="about")),
    ),
)
