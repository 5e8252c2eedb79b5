"""Attacks by requests that name two operations, or a time long past, made before the cloud listens.

Each is made as nobody and as somebody whom a policy allows little. What they would reach, had the
check and the dispatch read different names, is code run as the account's root.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from botocore.awsrequest import AWSRequest

from local import settings
from local.cloud.canaries.signing import FORM, Client, DatedAuth
from local.cloud.process.cloud_refused import CanaryFailed
from local.cloud.request.asgi import Answer, call

FUNCTIONS = "/2015-03-31/functions"
STREAMED = "/2021-11-15/functions/a/response-streaming-invocations"
AS_ADMIN = "AWSCognitoIdentityProviderService.AdminSetUserPassword"
JSON = "application/x-amz-json-1.1"
REFUSALS = (
    "UnknownOperation",
    "MissingAuthentication",
    "AccessDenied",
    "InvalidSignature",
    "SerializationException",
)


@dataclass(frozen=True)
class Named:
    """`service` is what it is signed for, `minutes` how far from now, by somebody's clock."""

    name: str
    service: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"{}"
    minutes: int = 0


_BY_TARGET = {"content-type": JSON, "x-amz-target": AS_ADMIN}
_LIST = {"content-type": JSON, "x-amz-target": "DynamoDB_20120810.GetItem"}
ATTACKS = (
    Named("an open action where functions are made", "lambda", f"{FUNCTIONS}?Action=SignUp"),
    Named("a function's address beside it", "lambda", f"{FUNCTIONS}?Action=InvokeFunctionUrl"),
    Named("an open action beside a target", "cognito-idp", "/?Action=SignUp", _BY_TARGET),
    Named("a form beside a target", "cognito-idp", "/", {**_BY_TARGET, "content-type": FORM}),
    Named("what any key may, beside a target", "sts", "/?Action=GetCallerIdentity", _BY_TARGET),
    Named("a function run for its stream", "lambda", STREAMED),
    Named("a path of no operation", "lambda", f"{FUNCTIONS}/a/none"),
    Named("half a character", "dynamodb", "/", _LIST, rb'{"TableName": "\ud800", "Key": {}}'),
    Named("a signature of long ago", "dynamodb", "/", _LIST, b'{"TableName": "a", "Key": {}}', -6),
    Named("a signature of the future", "dynamodb", "/", _LIST, b'{"TableName": "a", "Key": {}}', 6),
)  # fmt: skip


async def run(learner: Client) -> None:
    """Raises CanaryFailed with the name of the first that wasn't refused."""
    for attack in ATTACKS:
        for who, answer in (
            ("nobody", await _sent(learner, attack)),
            ("a learner", await _sent(learner, _signed(learner, attack))),
        ):
            refused = any(name in answer.body.decode(errors="replace") for name in REFUSALS)
            if answer.status not in (400, 403) or not refused:
                raise CanaryFailed(
                    f"The boot check failed: {attack.name} by {who} wasn't refused "
                    f"({answer.status}). The local cloud doesn't start without enforcement."
                )


def _signed(learner: Client, attack: Named) -> Named:
    request = AWSRequest("POST", learner.url + attack.path, dict(attack.headers), attack.body)
    at = datetime.now(UTC) + timedelta(minutes=attack.minutes)
    DatedAuth(learner.credentials, attack.service, settings.REGION, at).add_auth(request)
    return replace(attack, headers={name: str(value) for name, value in request.headers.items()})


async def _sent(learner: Client, attack: Named) -> Answer:
    url = learner.url + attack.path
    return await call(learner.application, "POST", url, attack.headers, attack.body)
