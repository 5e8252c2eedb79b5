"""Which operation a request asks for is read once; what could be read in two ways isn't read."""

from collections.abc import Iterable
from typing import Any

import pytest

from local.cloud.request import derivation, sent
from local.cloud.request.derivation import Call
from local.cloud.request.underived import Underived, Unsigned

JSON = "application/x-amz-json-1.0"
FORM = "application/x-www-form-urlencoded"
SIGNED = (
    "AWS4-HMAC-SHA256 Credential=AKIA/20261127/eu-west-1/%s/aws4_request, "
    "SignedHeaders=host, Signature=0"
)
GET_ITEM = {"x-amz-target": "DynamoDB_20120810.GetItem", "content-type": JSON}
PRESIGNED = (
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0&X-Amz-Date=20261127T000000Z&X-Amz-Expires=9"
    "&X-Amz-Credential=AKIA%2F20261127%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-SignedHeaders=host"
)  # fmt: skip


def derived(
    method: str,
    url: str,
    headers: dict[str, str] | Iterable[tuple[str, str]] = (),
    body: bytes = b"",
) -> Call:
    path, _, query = url.partition("?")
    named = headers.items() if isinstance(headers, dict) else headers
    scope = {
        "method": method,
        "raw_path": path.encode("latin-1"),
        "query_string": query.encode("latin-1"),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in named],
    }
    return derivation.derive(sent.with_body(sent.read(scope), body))


def named(call: Call) -> str:
    return f"{call.service.name}.{call.name}"


def test_each_protocol_names_its_operations_in_its_own_place() -> None:
    assert named(derived("POST", "/", GET_ITEM)) == "dynamodb.GetItem"
    list_roles = b"Action=ListRoles&Version=2010-05-08"
    assert named(derived("POST", "/", {"content-type": FORM}, list_roles)) == "iam.ListRoles"
    whoami = "/?Action=GetCallerIdentity&Version=2011-06-15"
    assert named(derived("GET", whoami)) == "sts.GetCallerIdentity"
    invoke = "/2015-03-31/functions/activity/invocations"
    assert named(derived("POST", invoke, {"authorization": SIGNED % "lambda"})) == "lambda.Invoke"
    cbor = {"smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor"}
    rpc = "/service/GraniteServiceVersion20100801/operation/ListMetrics"
    assert named(derived("POST", rpc, cbor)) == "cloudwatch.ListMetrics"
    assert derived("GET", f"/a-bucket/a%20key?{PRESIGNED}").service.name == "s3"


AMBIGUOUS = [
    ("POST", "/?Action=SignUp", GET_ITEM, b""),
    ("POST", "/a", GET_ITEM, b""),
    ("POST", "//", GET_ITEM, b""),
    ("GET", "/", GET_ITEM, b""),
    ("POST", "/", {**GET_ITEM, "content-type": FORM}, b"Action=SignUp"),
    ("POST", "/", {**GET_ITEM, "x-amz-target": "DynamoDB_20120810.Get.Item"}, b""),
    ("POST", "/", {**GET_ITEM, "x-amz-target": "dynamodb_20120810.GetItem"}, b""),
    ("POST", "/", {**GET_ITEM, "x-amz-target": "DynamoDB_20120810.GetItem, X.Y"}, b""),
    ("POST", "/", {**GET_ITEM, "x-amz-target": "IAMService.ListRoles"}, b""),
    ("POST", "/", {**GET_ITEM, "content-encoding": "gzip"}, b""),
    ("POST", "/", {**GET_ITEM, "smithy-protocol": "rpc-v2-cbor"}, b""),
    ("POST", "/", [*GET_ITEM.items(), ("X-Amz-Target", "DynamoDB_20120810.Scan")], b""),
    ("POST", "/", [*GET_ITEM.items(), ("Host", "a"), ("host", "b")], b""),
    ("POST", "/", {"content-type": FORM}, b"Action=ListRoles"),
    ("POST", "/", {"content-type": FORM}, b"Action=ListRoles&Action=CreateUser&Version=2010-05-08"),
    ("POST", "/", {"content-type": FORM}, b"Action=&Action=ListRoles&Version=2010-05-08"),
    ("POST", "/", {"content-type": FORM}, b"Action=GetId&Version=2010-05-08"),
    ("POST", "/", {"content-type": FORM}, b"Action=ListRoles&Version=2010-05-08&a=%ff"),
    ("POST", "/?Action=ListRoles", {"content-type": FORM}, b"Action=ListRoles&Version=2010-05-08"),
    ("POST", "/", {}, b"Action=ListRoles&Version=2010-05-08"),
    ("GET", "/?Action=ListRoles&Version=2010-05-08", {}, b"Action=CreateUser"),
    ("PUT", "/?Action=ListRoles&Version=2010-05-08", {}, b""),
    ("GET", "/?Action=ListRoles&%41ction=CreateUser&Version=2010-05-08", {}, b""),
    ("GET", "http://127.0.0.1/a-bucket", {}, b""),
    ("GET", "*", {}, b""),
    ("GET", "/%zz", {}, b""),
    ("GET", "/%ff", {}, b""),
    ("GET", "/\xe9", {}, b""),
    ("GET", "/?a=%ff", {}, b""),
    ("GET", f"/a-bucket/a?{PRESIGNED}", {"authorization": SIGNED % "s3"}, b""),
    ("GET", f"/a-bucket/a?{PRESIGNED}&x-amz-credential=b", {}, b""),
    ("GET", f"/a-bucket/a?{PRESIGNED}&X-Amz-Expires=99", {}, b""),
    ("GET", "/a-bucket/a?AWSAccessKeyId=AKIA&Signature=0", {}, b""),
    ("GET", "/a-bucket/a?X-Amz-Credential=AKIA", {}, b""),
    ("POST", "/2015-03-31/functions?Action=InvokeFunctionUrl", {}, b"{}"),
]  # fmt: skip


@pytest.mark.parametrize("request_", AMBIGUOUS, ids=lambda request: str(request)[:90])
def test_what_names_two_or_none_is_refused(request_: tuple[Any, ...]) -> None:
    with pytest.raises(Underived):
        derived(*request_)


PATHS = [
    ("lambda", "POST", "//2015-03-31/functions"),
    ("lambda", "POST", "/2015-03-31//functions"),
    ("lambda", "POST", "/2015-03-31/functions/a%2Finvocations"),
    ("lambda", "POST", "/2015-03-31/functions/../functions/a/invocations"),
    ("lambda", "POST", "/2015-03-31/functions/%2e%2e/invocations"),
    ("lambda", "POST", "/2015-03-31/Functions"),
    ("lambda", "POST", "/2015-03-30/functions"),
    ("lambda", "POST", "/2015-03-31/functions/a/invocations/b"),
    ("lambda", "POST", "/2015-03-31/functions/url/invocations"),
    ("lambda", "POST", "/2015-03-31/functions/event-invoke-config/invocations"),
    ("lambda", "PATCH", "/2015-03-31/functions"),
    ("apigateway", "GET", "/restapis/a%2F..%2Fb"),
    ("scheduler", "GET", "/schedules/a/b"),
    ("s3", "GET", "/iceberg/v1/config"),
    ("s3", "GET", "/v20180820/mrap/instances"),
    ("s3", "POST", "/v2/email/outbound-emails"),
    ("s3", "GET", "/_aws/sqs/messages"),
    ("s3", "GET", "/a-bucket//key"),
    ("s3", "GET", "/a-bucket/%2Fkey"),
    ("s3", "GET", "/a-bucket/../other-bucket"),
    ("s3", "GET", "/%61-bucket/key"),
    ("execute-api", "GET", "/anything"),
    ("glacier", "GET", "/-/vaults"),
]


@pytest.mark.parametrize(("service", "method", "path"), PATHS)
def test_a_path_that_no_operation_has_is_refused(service: str, method: str, path: str) -> None:
    with pytest.raises(Underived):
        derived(method, path, {"authorization": SIGNED % service})


def test_an_arn_may_hold_encoded_slashes() -> None:
    arn = "arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Frestapis%2Fabc"
    call = derived("GET", f"/tags/{arn}", {"authorization": SIGNED % "apigateway"})
    assert named(call) == "apigateway.GetTags"


def test_without_a_signature_no_path_is_asked() -> None:
    for path in ("/2015-03-31/functions", "/a-bucket/key", "/restapis"):
        with pytest.raises(Unsigned):
            derived("GET", path)
