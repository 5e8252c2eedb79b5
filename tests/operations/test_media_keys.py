"""The runbook's "Rotate the media key": no good address is refused before its time."""

from collections.abc import Mapping

import requests
from cryptography.hazmat.primitives import serialization

from lectern import keys
from local.cloud.deploy.environment import KEY_PAIR_ID
from local.settings import ENV_NAME
from tests.access import people
from tests.access.srp import sign_in
from tests.cloudfront import Distribution
from tests.eventually import eventually
from tests.operations.operators import Operator
from tests.webhook import Webhook, lesson_event

MEDIA, FUNCTION = "custommedia", "functionmedia"
COMMAND = "operations.media_key"
SECOND_PAIR = "KLOCALKEYPAIR2"
FILM = "/private/rotated.webm"
TIMEOUT_SECONDS = 20


def _der(text: str) -> bytes:
    return serialization.load_pem_public_key(text.encode()).public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _origin(operator: Operator) -> str:
    return operator.environ["LECTERN_PRIVATE_MEDIA_ORIGIN"]


def _lesson(operator: Operator) -> str:
    stacks = operator.stacks
    secret = operator.webhook_secret()["signingSecret"]
    film = {"type": "video", "url": _origin(operator) + FILM, "title": "A film"}
    event = lesson_event(8080, 1, "A lesson with a film", body=[film])
    assert Webhook(stacks.webhooksUrl, stacks.webhookApiKey, secret).send(event).ok
    wanted = {name: {"S": part} for name, part in keys.entry("wagtail-8080")._asdict().items()}
    dynamodb = operator.client("dynamodb")
    eventually(lambda: "Item" in dynamodb.get_item(TableName=stacks.contentTable, Key=wanted))
    return "wagtail-8080"


def _address(operator: Operator, lesson: str) -> str:
    """As a learner gets it; everything after the origin."""
    cloud = operator.cloud
    people.signed_in(cloud, "ada@lectern.test")
    token = sign_in(
        people.unsigned(cloud, "cognito-idp"),
        cloud.stacks.userPoolId,
        cloud.stacks.userPoolClientId,
        "ada@lectern.test",
        cloud.root.demo_password,
    )
    answer = requests.get(
        f"{cloud.stacks.apiUrl}/media",
        {"content": lesson, "path": FILM},
        headers={"authorization": token},
        timeout=TIMEOUT_SECONDS,
    )
    url: str = answer.json()["url"]
    return url.removeprefix(_origin(operator))


def test_both_keys_are_trusted_during_the_change_and_the_old_one_never_after(
    operator: Operator,
) -> None:
    lesson, first = _lesson(operator), operator.runs(COMMAND)
    before = _address(operator, lesson)

    operator.pushes(MEDIA, signingKeys="both")
    second = operator.runs(COMMAND, "--second")
    assert operator.runs(COMMAND) == first != second
    assert "is set" in operator.runs(COMMAND, "--env", ENV_NAME, "--second", "--write")
    assert _trusting(operator, {KEY_PAIR_ID: first, SECOND_PAIR: second}).lets_through(before)

    outputs = operator.pushes(MEDIA, signWith="second")
    arn = outputs["SigningKeyArn"]
    operator.pushes(FUNCTION, custommediaSigningKeyArn=arn, custommediaKeyPairId=SECOND_PAIR)
    after = eventually(lambda: _signed_by_second(operator, lesson))
    both = _trusting(operator, {KEY_PAIR_ID: first, SECOND_PAIR: second})
    assert both.lets_through(before)
    assert both.lets_through(after)

    outputs = operator.pushes(MEDIA, signingKeys="second")
    assert outputs["SigningKeyArn"] == arn
    only_second = _trusting(operator, {SECOND_PAIR: second})
    assert not only_second.lets_through(before)
    assert only_second.lets_through(after)
    state = operator.client("kms").describe_key(KeyId=operator.stacks.signingKeyArn)
    assert state["KeyMetadata"]["KeyState"] == "Enabled", "the stack keeps the key: Retain"
    assert f"lectern-media-{ENV_NAME}-second" in str(operator.client("kms").list_aliases())


def _signed_by_second(operator: Operator, lesson: str) -> str:
    address = _address(operator, lesson)
    return address if SECOND_PAIR in address else ""


def _trusting(operator: Operator, trusted: Mapping[str, str]) -> Distribution:
    return Distribution(_origin(operator), {pair: _der(text) for pair, text in trusted.items()})
