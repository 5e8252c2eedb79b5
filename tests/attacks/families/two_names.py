"""Requests that name two operations, or none: one for who checks, another for who acts."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from tests.attacks.answer import Answer
from tests.attacks.attack import Attack, Attempt, Control, Family
from tests.attacks.calls import http, raw
from tests.attacks.requests_as_data import PROJECTION, one
from tests.attacks.scene import Scene, filled
from tests.attacks.signing import Signed

RUNS = "run code of their own as the operator"
POSES = "set the password of anybody"
NOT_TOLD = r'^400 \{"__type": "UnknownOperationException"'
FORM = "application/x-www-form-urlencoded"
JSON = "application/x-amz-json-1.1"
FUNCTIONS = "/2015-03-31/functions"
MADE = '{"FunctionName": "mine", "Runtime": "python3.11", "Role": "<authRoleArn>", "Code": {}}'
PASSWORD = json.dumps(
    {
        "UserPoolId": "<userPoolId>",
        "Username": "<victim>",
        "Password": "Abcdefgh1",
        "Permanent": True,
    }
)
SET_PASSWORD = "AWSCognitoIdentityProviderService.AdminSetUserPassword"
READ = json.dumps({"TableName": "<learners>", **one("<me>", **PROJECTION)})
BY_TARGET = {"content-type": JSON, "x-amz-target": SET_PASSWORD}


def by_nobody(method: str, path: str, body: str = "", **headers: str) -> Attempt:
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def attempt(scene: Scene) -> Answer:
        return http(method, scene.cloud.url + path, named, filled(body, scene.names()))

    return attempt


def by_a_learner(
    service: str, path: str, body: str = "{}", headers: Mapping[str, str] = {}
) -> Attempt:
    """Signed for `service` as AWS's SDKs do."""

    def attempt(scene: Scene) -> Answer:
        keys, url = scene.mallory.keys, scene.cloud.url + filled(path, scene.names())
        sent = filled(body, scene.names())
        request = AWSRequest("POST", url, dict(headers), sent.encode())
        credentials = Credentials(keys.access, keys.secret, keys.token)
        SigV4Auth(credentials, service, scene.cloud.stacks.region).add_auth(request)
        return http("POST", url, {n: str(v) for n, v in request.headers.items()}, sent)

    return attempt


def at(moved: timedelta) -> Attempt:
    def attempt(scene: Scene) -> Answer:
        return _read(scene).sent(datetime.now(UTC) + moved)

    return attempt


def dated(date: str) -> Attempt:
    """Signed by oneself with a date that can't be read as one."""

    def attempt(scene: Scene) -> Answer:
        class Undated(datetime):
            def __format__(self, _wanted: str) -> str:
                return date

        return _read(scene).sent(Undated.now(UTC))

    return attempt


def _read(scene: Scene) -> Signed:
    keys, region = scene.mallory.keys, scene.cloud.stacks.region
    body = filled(READ, scene.names()).encode()
    return Signed(scene.cloud.url, "DynamoDB_20120810.Query", body, keys, region)


STREAMED = "/2021-11-15/functions/<activityFunction>/response-streaming-invocations"
FAMILY = Family(
    "two-names",
    (
        Attack("an open action where functions are made", RUNS, by_nobody("POST", f"{FUNCTIONS}?Action=InvokeFunctionUrl", MADE), NOT_TOLD),
        Attack("the same, in a form", RUNS, by_nobody("POST", FUNCTIONS, "Action=InvokeFunctionUrl", content_type=FORM), NOT_TOLD),
        Attack("an open action beside a target", POSES, by_nobody("POST", "/?Action=SignUp", PASSWORD, **{n.replace("-", "_"): v for n, v in BY_TARGET.items()}), NOT_TOLD),
        Attack("an open action in a form beside a target", POSES, by_nobody("POST", "/", "Action=SignUp", content_type=FORM, x_amz_target=SET_PASSWORD), NOT_TOLD),
        Attack("an open target where functions are made", RUNS, by_nobody("POST", FUNCTIONS, MADE, content_type=JSON, x_amz_target="AWSCognitoIdentityProviderService.SignUp"), NOT_TOLD),
        Attack("a function's address by its path", RUNS, by_nobody("POST", "/_aws/lambda-url/abc/"), r"^403 .*This route needs the root key"),
        Attack("an action that any key may do, where functions are made", RUNS, by_a_learner("lambda", f"{FUNCTIONS}?Action=GetCallerIdentity", MADE), NOT_TOLD),
        Attack("an action that any key may do, beside a target", POSES, by_a_learner("cognito-idp", "/?Action=GetCallerIdentity", PASSWORD, BY_TARGET), NOT_TOLD),
        Attack("a function run for its stream", "have a function count what they like", by_a_learner("lambda", STREAMED), r'^403 .*not authorized to perform: lambda:InvokeFunction'),
        Attack("a path that no operation has", "go where no rule is", by_a_learner("lambda", f"{FUNCTIONS}/<activityFunction>/invocations/x"), NOT_TOLD),
        Attack("an encoded slash", "show one path to one reader, another to the next", by_a_learner("lambda", f"{FUNCTIONS}/<activityFunction>%2Finvocations"), NOT_TOLD),
        Attack("a doubled slash", "show one path to one reader, another to the next", by_a_learner("lambda", f"/{FUNCTIONS}/<activityFunction>/invocations"), NOT_TOLD),
        Attack("a packed body", "show one body to one reader, another to the next", lambda scene: raw(scene, "Query", filled(READ, scene.names()), headers={"content-encoding": "gzip"}), NOT_TOLD),
        Attack("signed six minutes ago", "use a captured request for longer", at(timedelta(minutes=-6)), r"^400 .*InvalidSignatureException.*Signature expired: \d+T\d+Z is now earlier than \d+T\d+Z \(\d+T\d+Z - 5 min\.\)"),
        Attack("signed for six minutes from now", "make requests for a time after their session", at(timedelta(minutes=6)), r"^400 .*InvalidSignatureException.*Signature not yet current: \d+T\d+Z is still later than \d+T\d+Z \(\d+T\d+Z \+ 5 min\.\)"),
        Attack("signed for no time", "use a captured request for ever", dated("20990101"), r"^400 .*IncompleteSignature.*Date must be in ISO-8601"),
    ),
    (Control("as an SDK sends it", at(timedelta())),),
    only_local="AWS has an endpoint for each service, which can't be shown another's operation",
)  # fmt: skip
