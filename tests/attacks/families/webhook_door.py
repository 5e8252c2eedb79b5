"""The webhook's door: an API key opens it, and only for what the CMS sends."""

import json

from tests.attacks import clients
from tests.attacks.answer import Answer
from tests.attacks.attack import Attack, Attempt, Control, Family
from tests.attacks.calls import http
from tests.attacks.scene import Scene

QUEUES = "queue content of their own making"
NO_KEY = r'^403 \{"error": \{"code": "FORBIDDEN", "message": "The x-api-key header is missing or names no key'
NO_ROUTE = r'^403 \{"error": \{"code": "MISSING_AUTHENTICATION_TOKEN"'
"""Amazon API Gateway, "Gateway response types": no such path and method."""
NOT_JSON = r'^415 \{"error": \{"code": "UNSUPPORTED_MEDIA_TYPE"'
TOO_LARGE = r'^413 \{"error": \{"code": "REQUEST_TOO_LARGE"'
HERE, BODY = "wagtail", '{"type": "entry.published", "data": {}}'
JSON = {"content-type": "application/json"}


def url_of(scene: Scene, source: str = HERE) -> str:
    return f"{scene.cloud.stacks.webhooksUrl}/{source}"


def post(source: str = HERE, method: str = "POST", body: str = BODY, **headers: str) -> Attempt:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda scene: http(method, url_of(scene, source), {**JSON, **named}, body)


def with_key(source: str = HERE, method: str = "POST", body: str = BODY, **headers: str) -> Attempt:
    def attempt(scene: Scene) -> Answer:
        key = {"x_api_key": scene.cloud.stacks.webhookApiKey}
        return post(source, method, body, **{**key, **headers})(scene)

    return attempt


def learners_token(scene: Scene) -> Answer:
    return post(authorization=scene.mallory.id_token, x_api_key=scene.mallory.id_token)(scene)


def key_in_query(scene: Scene) -> Answer:
    key = scene.cloud.stacks.webhookApiKey
    return http("POST", f"{url_of(scene)}?x-api-key={key}", JSON, BODY)


def key_id(scene: Scene) -> Answer:
    return post(x_api_key=scene.cloud.stacks.webhookApiKeyId)(scene)


def other_stage(scene: Scene) -> Answer:
    """A stage is called as its environment."""
    stage, url = f"/{scene.cloud.stacks.environment}/", url_of(scene)
    assert url.count(stage) == 1, f"{url} has no stage {stage}"
    other = url.replace(stage, "/another/")
    return http("POST", other, {**JSON, "x-api-key": scene.cloud.stacks.webhookApiKey}, BODY)


SEND = {"content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.SendMessage"}


def around_the_api(scene: Scene) -> Answer:
    url = clients.endpoint(scene.cloud, "sqs") + "/"
    asked = {"QueueUrl": scene.cloud.stacks.ingestQueueUrl, "MessageBody": "x"}
    return http("POST", url, SEND, json.dumps(asked))


FAMILY = Family(
    "webhook-door",
    (
        Attack("no key", QUEUES, post(), NO_KEY),
        Attack("an empty key", QUEUES, post(x_api_key=""), NO_KEY),
        Attack("a wrong key", QUEUES, post(x_api_key="wrong"), NO_KEY),
        Attack("the key's id", QUEUES, key_id, NO_KEY),
        Attack("the key in the query", "have the key written into logs", key_in_query, NO_KEY),
        Attack("a learner's token", QUEUES, learners_token, NO_KEY),
        Attack("another stage", "go past the usage plan", other_stage, r'^403 \{"message": ?"Forbidden"\}$'),
        Attack("no source", "queue what no adapter checks", with_key(""), NO_ROUTE),
        Attack("a source of two parts", "queue what no adapter checks", with_key("wagtail/x"), NO_ROUTE),
        Attack("another method", "go past the rules for POST", with_key(method="PUT"), NO_ROUTE),
        Attack("reading", "read what is queued", with_key(method="GET", body=""), NO_ROUTE),
        Attack("an override of the method", "go past the rules for POST", post(x_http_method_override="GET"), NO_KEY),
        Attack("the key of somebody behind a proxy", QUEUES, post(x_forwarded_for="127.0.0.1", x_api_key="a, b"), NO_KEY),
        Attack("a form", "write parameters into the queue's request", with_key(body="Action=PurgeQueue", content_type="application/x-www-form-urlencoded"), NOT_JSON),
        Attack("XML", "have entities resolved", with_key(body="<x/>", content_type="application/xml"), NOT_JSON),
        Attack("300 KB", "fill the queue", with_key(body='{"x": "' + "x" * 300_000 + '"}'), TOO_LARGE),
        Attack("the queue without the API", QUEUES, around_the_api, r"^403 .*AccessDenied"),
    ),
    (Control("well formed, with the key", with_key("nobody"), r'^202 \{"queued": true'),),
)  # fmt: skip
