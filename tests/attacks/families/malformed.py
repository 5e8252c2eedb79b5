"""Bodies that two readers could understand differently: the policy's reader and the table's."""

from tests.attacks.answer import Answer
from tests.attacks.attack import NOT_TOLD, Attack, Attempt, Control, Family
from tests.attacks.calls import raw
from tests.attacks.scene import Scene, filled

DECOY = "show the policy one request and the table another"
NOT_SERVED = r"^400 .*(AccessDenied|SerializationException|ValidationException)"
KEY = '{"pk": {"S": "<%s>"}, "sk": {"S": "%s"}}'
MINE, THEIRS = KEY % ("me", "PREFERENCES"), KEY % ("victim", "PROFILE")
REST = '"ReturnValues": "NONE"'
OWN = '"KeyConditionExpression": "pk = :me", "ExpressionAttributeValues": {":me": {"S": "<me>"}}'


def delete(body: str, operation: str = "DeleteItem", **headers: str) -> Attempt:
    """The granted operation that takes a key; nothing is lost where one's own is deleted."""

    def attempt(scene: Scene) -> Answer:
        text: str = filled(body, scene.names())
        return raw(
            scene, operation, text, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )

    return attempt


def with_key(key: str) -> str:
    return f'{{"TableName": "<learners>", "Key": {key}, {REST}}}'


def projecting(projection: str) -> Attempt:
    return delete(
        f'{{"TableName": "<learners>", {OWN}, "ProjectionExpression": {projection}}}', "Query"
    )


FAMILY = Family(
    "malformed",
    (
        Attack("the key twice", DECOY, delete(f'{{"TableName": "<learners>", "Key": {MINE}, "Key": {THEIRS}, {REST}}}')),
        Attack("an escaped second key", DECOY, delete(f'{{"TableName": "<learners>", "Key": {MINE}, "K\\u0065y": {THEIRS}, {REST}}}')),
        Attack("the partition twice", DECOY, delete(with_key('{"pk": {"S": "<me>"}, "pk": {"S": "<victim>"}, "sk": {"S": "PROFILE"}}'))),
        Attack("two types in one value", DECOY, delete(with_key('{"pk": {"N": "1", "S": "<victim>"}, "sk": {"S": "PROFILE"}}')), NOT_SERVED),
        Attack("a list for the key", DECOY, delete(with_key(f"[{MINE}, {THEIRS}]")), NOT_SERVED),
        Attack("a key of another type", DECOY, delete(with_key('{"pk": {"B": "PHZpY3RpbT4="}, "sk": {"S": "PROFILE"}}')), NOT_SERVED),
        Attack("no key", "be given a default", delete(f'{{"TableName": "<learners>", {REST}}}'), NOT_SERVED),
        Attack("names in another case", "be read by one reader only", delete(f'{{"tablename": "<learners>", "key": {THEIRS}}}'), NOT_SERVED),
        Attack("the table twice", DECOY, delete(f'{{"TableName": "<content>", "TableName": "<learners>", "Key": {THEIRS}, {REST}}}')),
        Attack("a list for the body", "fail open in a reader that expects an object", delete(f"[{with_key(THEIRS)}]"), NOT_SERVED),
        Attack("an empty body", "fail open where nothing can be read", delete(""), NOT_SERVED),
        Attack("no JSON", "fail open where nothing can be read", delete("<victim>"), NOT_SERVED),
        Attack("a very deep body", "exhaust the policy's reader", delete("[" * 20_000 + "]" * 20_000), NOT_SERVED),
        Attack("a byte order mark", DECOY, delete("\ufeff" + with_key(THEIRS)), NOT_SERVED),
        Attack("UTF-16", DECOY, lambda scene: raw(scene, "DeleteItem", with_key(filled(THEIRS, scene.names())), encoding="utf-16"), NOT_SERVED),
        Attack("more after the end", DECOY, delete(with_key(MINE) + with_key(THEIRS)), NOT_SERVED),
        Attack("a form", "be parsed by rules for forms", delete(with_key(THEIRS), content_type="application/x-www-form-urlencoded"), NOT_TOLD),
        Attack("an operation in lower case", "miss the rule for the operation", lambda scene: raw(scene, "deleteitem", filled(with_key(THEIRS), scene.names())), NOT_TOLD),
        Attack("another service's operation", "miss the rule for the operation", lambda scene: raw(scene, "../DynamoDBStreams_20120810.GetRecords", filled(with_key(THEIRS), scene.names())), NOT_TOLD),
        Attack("a projection of the wrong type", DECOY, projecting('["about"]'), NOT_SERVED),
        Attack("half a character", "have the table fail", delete(with_key('{"pk": {"S": "\\ud800"}, "sk": {"S": "PROFILE"}}')), NOT_SERVED),
        Attack("half a character in a name", "have the table fail", delete(f'{{"TableName": "<learners>", "Key": {MINE}, "\\udfff": 1}}'), NOT_SERVED),
        Attack("no number", "have the table fail", delete(f'{{"TableName": "<learners>", "Key": {MINE}, "ConsistentRead": NaN}}'), NOT_SERVED),
        Attack("a number of 5,000 digits", "have the table fail", delete(f'{{"TableName": "<learners>", "Key": {MINE}, "Other": {"9" * 5000}}}'), NOT_SERVED),
        Attack("a placeholder that's not defined", DECOY, projecting('"#a"'), NOT_SERVED),
    ),
    (
        Control("well formed", delete(with_key(MINE))),
        Control("projecting", projecting('"about"')),
    ),
)  # fmt: skip
