"""From a lesson's private film to its bytes: who gets an address, and what an address opens."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
import requests

from lectern import keys
from lectern.limits import MEDIA_ADDRESS_SECONDS
from local.cloud.deploy.environment import KEY_PAIR_ID
from tests.access.srp import sign_in
from tests.aws import Aws
from tests.cloudfront import Distribution
from tests.eventually import eventually
from tests.stack import Stack
from tests.webhook import Webhook, lesson_event, removal_event

FILM = "/private/films/keys-first.webm"
OTHER = "/private/films/other.webm"
BYTES = b"the film"
TIMEOUT_SECONDS = 20


@pytest.fixture(scope="module", autouse=True)
def films(distribution: Distribution) -> None:
    distribution.files |= dict.fromkeys((FILM, OTHER), ("video/webm", BYTES))


@pytest.fixture(scope="module")
def token(lectern: Stack, aws: Aws) -> str:
    ada, outputs = lectern.outputs.demoUsers[0], lectern.outputs
    return sign_in(
        aws.cognito, outputs.userPoolId, outputs.userPoolClientId, ada.email, ada.password
    )


@dataclass(frozen=True)
class Learner:
    api: str
    token: str

    def asks(self, content: str, path: str) -> requests.Response:
        headers = {"authorization": self.token} if self.token else {}
        given = {"content": content, "path": path}
        return requests.get(f"{self.api}/media", given, headers=headers, timeout=TIMEOUT_SECONDS)


@pytest.fixture
def learner(lectern: Stack, token: str) -> Learner:
    return Learner(lectern.outputs.apiUrl, token)


@pytest.fixture
def lesson(lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int) -> str:
    """A published lesson that shows the film; its content id."""
    film = {"type": "video", "url": lectern.outputs.privateMediaOrigin + FILM, "title": "Keys"}
    webhook.send(lesson_event(entry_id, 1, "A lesson with a film", body=[film]))
    content_id = f"wagtail-{entry_id}"
    eventually(lambda: aws.item(lectern.outputs.contentTable, keys.entry(content_id)))
    return content_id


def _fetched(url: str) -> int:
    return requests.get(url, timeout=TIMEOUT_SECONDS).status_code


def test_a_signed_in_learner_gets_an_address_that_opens_the_film(
    lectern: Stack, learner: Learner, lesson: str, distribution: Distribution
) -> None:
    answer = learner.asks(lesson, FILM)

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == lectern.outputs.siteUrl
    left = answer.json()["expiresAt"] - distribution.now()
    assert 0 < left <= MEDIA_ADDRESS_SECONDS
    assert requests.get(answer.json()["url"], timeout=TIMEOUT_SECONDS).content == BYTES


def _other_path(url: str) -> str:
    return url.replace(FILM, OTHER)


def _later(url: str) -> str:
    before = url.partition("Expires=")[2].partition("&")[0]
    return url.replace(f"Expires={before}", f"Expires={int(before) + 60}")


def _shortened(url: str) -> str:
    signature = url.partition("Signature=")[2].partition("&")[0]
    return url.replace(signature, signature[:-8])


def _unsigned(url: str) -> str:
    return url.partition("?")[0]


def _of_no_key(url: str) -> str:
    return url.replace(KEY_PAIR_ID, "KANOTHERKEYPAIR")


def _as_sha1(url: str) -> str:
    return url.replace("&Hash-Algorithm=SHA256", "")


@pytest.mark.parametrize(
    "altered", [_other_path, _later, _shortened, _unsigned, _of_no_key, _as_sha1]
)
def test_an_altered_address_opens_nothing(
    altered: Any, learner: Learner, lesson: str, distribution: Distribution
) -> None:
    url = learner.asks(lesson, FILM).json()["url"]
    assert altered(url) != url
    assert _fetched(altered(url)) == 403
    assert _fetched(url) == 200


def test_an_expired_address_opens_nothing(
    learner: Learner, lesson: str, distribution: Distribution, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = learner.asks(lesson, FILM).json()
    monkeypatch.setattr(distribution, "now", lambda: answer["expiresAt"])
    assert _fetched(answer["url"]) == 403
    monkeypatch.setattr(distribution, "now", lambda: answer["expiresAt"] - 1)
    assert _fetched(answer["url"]) == 200


def test_an_address_signed_with_another_key_opens_nothing(
    aws: Aws, learner: Learner, lesson: str, distribution: Distribution
) -> None:
    made = aws.kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")
    another = aws.kms.get_public_key(KeyId=made["KeyMetadata"]["KeyId"])["PublicKey"]
    target = learner.asks(lesson, FILM).json()["url"].removeprefix(distribution.origin)
    assert distribution.lets_through(target)
    assert not replace(distribution, trusted={KEY_PAIR_ID: another}).lets_through(target)


def test_who_isnt_signed_in_gets_no_address(lectern: Stack, lesson: str) -> None:
    answer = Learner(lectern.outputs.apiUrl, "").asks(lesson, FILM)
    assert answer.status_code == 401
    assert "url" not in answer.json()


def test_a_file_that_the_lesson_doesnt_show_gets_no_address(learner: Learner, lesson: str) -> None:
    answer = learner.asks(lesson, OTHER)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "no-such-media")


def test_an_unpublished_lessons_film_gets_no_new_address(
    lectern: Stack, aws: Aws, learner: Learner, lesson: str, webhook: Webhook
) -> None:
    webhook.send(removal_event("entry.unpublished", int(lesson.removeprefix("wagtail-")), 2))
    entry = keys.entry(lesson)
    eventually(lambda: aws.item(lectern.outputs.contentTable, entry)["status"] == "unpublished")
    answer = learner.asks(lesson, FILM)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "no-such-media")


@pytest.mark.parametrize("path", ["/private/../public/a.webm", "/private/*", "/public/a.webm"])
def test_a_path_of_another_form_is_refused_with_a_sentence(
    path: str, learner: Learner, lesson: str
) -> None:
    answer = learner.asks(lesson, path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad-media-request")
    assert answer.json()["error"]["message"].endswith(".")
