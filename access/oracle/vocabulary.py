"""What the generated policies and requests are made of: few values, so that they often meet."""

from dataclasses import dataclass
from enum import Enum

OWN = "eu-west-1:0b5e6f1c-own"
FOREIGN = "eu-west-1:9d41aa70-foreign"
ACCOUNT = "123456789012"
TABLES = f"arn:aws:dynamodb:eu-west-1:{ACCOUNT}:table/"


class Kind(Enum):
    """What a condition key's values look like, and so which operators suit it."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOL = "bool"
    ADDRESS = "address"
    ARN = "arn"
    BINARY = "binary"


@dataclass(frozen=True)
class Key:
    name: str
    kind: Kind
    values: tuple[str, ...]
    several: bool = False


ARNS = (
    f"{TABLES}learners",
    f"{TABLES}learners/index/by-title",
    f"{TABLES}content",
    f"{TABLES}content-archive",
    f"arn:aws:iam::{ACCOUNT}:role/learner",
    "arn:aws:s3:::lectern-media/covers/a:b.png",
)
IDENTITIES = (OWN, FOREIGN, f"ISSUED#{OWN}", f"ISSUED#{FOREIGN}", "CATALOGUE#en", "*", "a?c")

KEYS = (
    Key("dynamodb:LeadingKeys", Kind.TEXT, IDENTITIES, several=True),
    Key("dynamodb:Attributes", Kind.TEXT, ("pk", "sk", "name", "Name", "secret"), several=True),
    Key("dynamodb:Select", Kind.TEXT, ("SPECIFIC_ATTRIBUTES", "ALL_ATTRIBUTES", "COUNT")),
    Key("dynamodb:ReturnValues", Kind.TEXT, ("NONE", "ALL_OLD", "UPDATED_NEW", "none")),
    Key("cognito-identity.amazonaws.com:sub", Kind.TEXT, (OWN, FOREIGN, "*")),
    Key("aws:PrincipalTag/sub", Kind.TEXT, (OWN, FOREIGN, "")),
    Key("cognito-identity.amazonaws.com:amr", Kind.TEXT, ("authenticated", "guest"), several=True),
    Key("aws:PrincipalTag/team", Kind.TEXT, ("red", "RED", "blue", "Straße", "r*", "")),
    Key("aws:MultiFactorAuthAge", Kind.NUMBER, ("0", "60", "60.0", "3600", "-1", "100", "NaN")),
    Key("s3:max-keys", Kind.NUMBER, ("1", "10", "10.5", "010", "1000000000", "1e1", "1_0", "")),
    Key(
        "aws:CurrentTime",
        Kind.DATE,
        (
            "2026-11-21T02:00:00Z",
            "2026-11-21T02:00Z",
            "2026-11-21T02:00:00",
            "2026-11-21",
            "2026-11-22",
            "2026-11",
            "20261121",
        ),
    ),
    Key("aws:TokenIssueTime", Kind.DATE, ("2026-11-21T02:00:00.000Z", "2026-11-21T04:00:00+02:00")),
    Key("aws:EpochTime", Kind.DATE, ("1795226400", "1795226401", "0")),
    Key("aws:SecureTransport", Kind.BOOL, ("true", "false", "True")),
    Key("aws:SourceIp", Kind.ADDRESS, ("127.0.0.1", "10.1.2.3", "192.168.0.255", "2001:db8::1")),
    Key("aws:PrincipalArn", Kind.ARN, ARNS),
    Key("aws:ResourceArns", Kind.ARN, ARNS, several=True),
    Key("lectern:Digest", Kind.BINARY, ("QUJD", "QUI=", "")),
)

VARIABLES = (
    "${cognito-identity.amazonaws.com:sub}",
    "${aws:PrincipalTag/sub}",
    "${Cognito-Identity.amazonaws.com:SUB}",
    "${aws:PrincipalTag/team}",
    "${aws:PrincipalTag/team, 'red'}",
    "${aws:PrincipalTag/team, 'b*'}",
    "${aws:PrincipalTag/absent, 'red'}",
    "${aws:PrincipalTag/absent, ''}",
    "${aws:PrincipalTag/absent, 'a, b'}",
    "${aws:PrincipalTag/absent}",
    "${dynamodb:LeadingKeys}",
    "${*}",
    "${?}",
    "${$}",
)

ACTIONS = (
    "dynamodb:GetItem",
    "dynamodb:Query",
    "dynamodb:Scan",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
    "dynamodb:BatchGetItem",
    "dynamodb:DeleteTable",
    "s3:GetObject",
    "sqs:SendMessage",
)
ACTION_PATTERNS = (
    *ACTIONS,
    "*",
    "dynamodb:*",
    "dynamodb:*Item",
    "dynamodb:Get*",
    "dynamodb:?uery",
    "DynamoDB:getitem",
    "s3:*",
)
RESOURCES = (*ARNS, "*")
RESOURCE_PATTERNS = (
    *ARNS,
    "*",
    f"{TABLES}*",
    f"{TABLES}learners*",
    f"{TABLES}content?archive",
    f"{TABLES}learners/index/*",
    "arn:aws:dynamodb:*:*:table/learners",
    "arn:aws:dynamodb:eu-west-?:*:*",
    "arn:aws:*",
    "arn:*:s3:::lectern-media/*",
    f"{TABLES}${{aws:PrincipalTag/team, 'learners'}}",
    f"{TABLES}${{aws:PrincipalTag/team}}",
)

DATES = tuple(value for key in KEYS if key.kind is Kind.DATE for value in key.values)
ADDRESS_RANGES = ("10.0.0.0/8", "127.0.0.1", "127.0.0.1/32", "192.168.0.0/24", "2001:db8::/32")
BINARY_VALUES = ("QUJD", "QUI=", "QUJE")
