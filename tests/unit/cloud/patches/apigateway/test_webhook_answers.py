"""What the CMS gets to hear of the queue's answer, by the deployed template and the emulator.

The queue's faults are injected where the emulator asks its SQS, in both forms that SQS has for an
error: XML, and the JSON that API Gateway asks for (Amazon SQS, "Common Errors" and "SendMessage").
"""

import asyncio
import importlib
import json
from typing import Any

import botocore.session
import pytest

from local.cloud.patches.apigateway import response_templates
from local.cloud.patches.apigateway.response_templates import GATEWAY
from local.cms.dispatch.verdict import Verdict, of_status
from tests.unit.amplify.templates import template

SQS = "ministack.services.sqs"
TOO_LONG = "One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes."
"""As users of SQS have reported it for years; AWS documents the code, not the text."""

CHARACTERS = (
    "Invalid binary character '#xFFFE' was found in the message body, the set of allowed "
    "characters is #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]."
)
EMPTY = "The request must contain the parameter MessageBody."
PASSING = [
    "AccessDenied",
    "AccessDeniedException",
    "IncompleteSignature",
    "InternalFailure",
    "InvalidAction",
    "InvalidClientTokenId",
    "InvalidParameterCombination",
    "InvalidParameterValue",
    "InvalidQueryParameter",
    "KMS.AccessDeniedException",
    "KMS.DisabledException",
    "KMS.ThrottlingException",
    "MissingAction",
    "MissingAuthenticationToken",
    "MissingParameter",
    "NotAuthorized",
    "OptInRequired",
    "OverLimit",
    "RequestExpired",
    "RequestThrottled",
    "ServiceUnavailable",
    "SignatureDoesNotMatch",
    "Throttling",
    "ThrottlingException",
    "ValidationError",
    "AWS.SimpleQueueService.NonExistentQueue",
    "UnknownOperationException",
]
"""Common to all of AWS, or of KMS behind the queue; SQS's own are read from botocore."""


def sqs_errors() -> set[str]:
    model = botocore.session.get_session().get_service_model("sqs")
    return {shape.name for shape in model.operation_model("SendMessage").error_shapes}


def as_json(code: str, message: str, status: int = 400) -> tuple[int, dict[str, str], bytes]:
    error = {"Code": code, "Message": message, "Type": "Sender"}
    return status, {}, json.dumps({"Error": error, "RequestId": "1"}).encode()


@pytest.fixture(params=["XML", "JSON"])
def form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The emulator's gateway with the hook, before an SQS that tells errors in this form."""
    gateway = importlib.import_module(GATEWAY)
    hooked = response_templates._deciding(gateway._service_integration_response)
    monkeypatch.setattr(gateway, "_service_integration_response", hooked)
    if request.param == "JSON":
        monkeypatch.setattr(importlib.import_module(SQS), "_xml_err_resp", as_json)


def integration() -> dict[str, Any]:
    """The webhook's, as the emulator keeps it."""
    declared = template("customingest")["Resources"]["PostWebhook"]["Properties"]["Integration"]
    answers = {
        each["StatusCode"]: {
            "statusCode": each["StatusCode"],
            "selectionPattern": each.get("SelectionPattern", ""),
            "responseTemplates": each["ResponseTemplates"],
        }
        for each in declared["IntegrationResponses"]
    }
    return {
        "uri": "arn:aws:apigateway:eu-west-1:sqs:path/746291835107/ingest",
        "requestTemplates": declared["RequestTemplates"],
        "integrationResponses": answers,
    }


def posted(monkeypatch: pytest.MonkeyPatch, told: Exception | dict[str, Any]) -> tuple[int, Any]:
    """The status and the body that a webhook gets when the queue tells this."""

    async def dispatch(*_: Any) -> dict[str, Any]:
        if isinstance(told, Exception):
            raise told
        return told

    monkeypatch.setattr(importlib.import_module(SQS), "_dispatch", dispatch)
    json_body = {"content-type": "application/json"}
    call = importlib.import_module(GATEWAY)._invoke_sqs_v1(
        integration(), "api", "dev", {}, {}, "/webhooks/wagtail", "POST", json_body, b"{}", {}, {}
    )
    status, _, body = asyncio.run(call)
    assert body.startswith(b"{")  # an answer begins with no blank that a directive left
    return status, json.loads(body)


def refused(
    monkeypatch: pytest.MonkeyPatch, code: str, message: str, status: int = 400
) -> tuple[int, str]:
    error = importlib.import_module(SQS)._Err(code, message, status)
    answered, body = posted(monkeypatch, error)
    return answered, body["error"]["code"]


@pytest.mark.usefixtures("form")
def test_a_queued_webhook_is_told_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = posted(monkeypatch, {"MessageId": "m-1"})
    assert answer == (202, {"queued": True, "correlationId": "m-1"})


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize(
    ("code", "message", "status", "word"),
    [
        ("InvalidParameterValue", TOO_LONG, 413, "REQUEST_TOO_LARGE"),
        ("InvalidMessageContents", CHARACTERS, 400, "CHARACTERS_REFUSED"),
        ("MissingParameter", EMPTY, 400, "BODY_MISSING"),
    ],
)
def test_what_the_queue_never_accepts_is_not_sent_again(
    monkeypatch: pytest.MonkeyPatch, code: str, message: str, status: int, word: str
) -> None:
    assert refused(monkeypatch, code, message) == (status, word)
    assert of_status(status, "").verdict is Verdict.REFUSED


@pytest.mark.usefixtures("form")
def test_a_request_beyond_what_sqs_reads_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQS answers 413 itself above its limit of a request, far beyond the queue's of a message."""
    answer = refused(monkeypatch, "", "HTTP content length exceeded 1662976 bytes.", 413)
    assert answer == (413, "REQUEST_TOO_LARGE")


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 429, 500, 502, 503])
@pytest.mark.parametrize("code", sorted({*PASSING, *sqs_errors()} - {"InvalidMessageContents"}))
def test_everything_else_is_sent_again(
    monkeypatch: pytest.MonkeyPatch, code: str, status: int
) -> None:
    answered, word = refused(monkeypatch, code, f"{code} for a while", status)
    assert (word, answered) in {("QUEUE_UNAVAILABLE", 502), ("QUEUE_UNAVAILABLE", 503)}
    assert of_status(answered, "").verdict is Verdict.LATER


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("RequestThrottled", TOO_LONG),
        ("KmsThrottled", f"InvalidMessageContents: {CHARACTERS}"),
        ("ThrottlingException", EMPTY),
        ("InvalidParameterValue", "Value 1000 for parameter DelaySeconds is invalid."),
        ("MissingParameter", "The request must contain the parameter Action."),
        ("QueueDoesNotExist", "InvalidParameterValue"),
    ],
)
def test_neither_the_code_nor_the_message_decides_alone(
    monkeypatch: pytest.MonkeyPatch, code: str, message: str
) -> None:
    assert refused(monkeypatch, code, message) == (503, "QUEUE_UNAVAILABLE")


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize("status", [403, 500, 503])
def test_only_with_400_does_the_queue_speak_of_the_body(
    monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    assert refused(monkeypatch, "InvalidParameterValue", TOO_LONG, status)[0] == 502
