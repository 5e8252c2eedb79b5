"""What of a webhook's request arrives in the queue, by the deployed template and the emulator.

So that a source is shown to get from the door what it declares to read, and nothing else.
"""

import asyncio
import importlib
from typing import Any

import pytest

from lectern.cms.source import Source
from lectern.delivery import Delivery, from_sqs
from local.cloud.patches.apigateway.response_templates import GATEWAY
from tests.unit.amplify.templates import template
from tests.unit.cloud.patches.apigateway.test_webhook_answers import SQS
from tests.unit.functions.lectern.cms.samples import Samples, every_source

CALLERS = {
    "content-type": "application/json",
    "user-agent": "a CMS",
    "x-api-key": "the key",
    "authorization": "Bearer a-token",
    "x-contentful-topic": "ContentManagement.Entry.publish",
    "x-strapi-event": "entry.publish",
    "cookie": "a=b",
}
"""What a CMS, or somebody on the way, may send besides."""


def forwarded(
    monkeypatch: pytest.MonkeyPatch, source: str, headers: dict[str, str], body: str
) -> dict[str, Any]:
    """The message that API Gateway puts into the queue."""
    sent: list[dict[str, Any]] = []

    async def dispatch(_action: str, parameters: dict[str, Any], *_: Any) -> dict[str, Any]:
        sent.append(parameters)
        return {"MessageId": "m-1"}

    monkeypatch.setattr(importlib.import_module(SQS), "_dispatch", dispatch)
    declared = template("customingest")["Resources"]["PostWebhook"]["Properties"]["Integration"]
    queue = "arn:aws:apigateway:eu-west-1:sqs:path/746291835107/ingest"
    integration = {"uri": queue, "requestTemplates": declared["RequestTemplates"]}
    address, path = f"/webhooks/{source}", {"source": source}
    invoke = importlib.import_module(GATEWAY)._invoke_sqs_v1
    asyncio.run(
        invoke(integration, "a", "dev", {}, {}, address, "POST", headers, body.encode(), {}, path)
    )
    (message,) = sent
    return message


def as_ingest_reads_it(message: dict[str, Any], received_at: float) -> Delivery:
    """The emulator tells the time of receipt by a hook; here the queue's own time stands in."""
    attributes = message["MessageAttributes"].items()
    return from_sqs(
        {
            "messageId": "m-1",
            "body": message["MessageBody"],
            "attributes": {"SentTimestamp": str(int(received_at * 1000))},
            "messageAttributes": {n: {"stringValue": v["StringValue"]} for n, v in attributes},
        }
    )


@every_source
def test_a_webhook_comes_through_the_door_verified_and_with_no_other_header(
    source: Source, sample: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = next(iter(sample.bodies.values()))
    sent = sample.signed(body)
    own = {name: sent.headers[name.lower()] for name in source.headers}
    message = forwarded(monkeypatch, source.name, {**CALLERS, **own}, body)
    arrived = as_ingest_reads_it(message, sent.received_at)
    assert arrived.headers == {"source": source.name, **{k.lower(): v for k, v in own.items()}}
    source.verify(arrived, sample.fields)
    assert type(source.parse(arrived)) is type(source.parse(sent))
