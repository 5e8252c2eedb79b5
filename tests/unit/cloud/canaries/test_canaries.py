"""The boot check notices a cloud that lets attacks through, and one that refuses the lawful."""

import asyncio
import itertools
import json
import time
from pathlib import Path
from typing import Any

import pytest
from botocore.credentials import Credentials

from local.cloud.canaries import attacks, names
from local.cloud.canaries.signing import Client
from local.cloud.canaries.stage import OWN
from local.cloud.patches.emulator import hooks
from local.cloud.process.cloud_refused import CanaryFailed
from local.cloud.request import asgi
from local.cloud.request.asgi import Answer, Application, Receive, Scope, Send, headers_of
from tests.unit.cloud.applications import answering, configuration

DENIAL = {"__type": "com.amazon.coral.service#AccessDeniedException"}


def run(application: Application, state: Path) -> None:
    asyncio.run(attacks.run(application, configuration(state)))


def test_a_cloud_that_allows_everything_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CanaryFailed, match="a foreign read wasn't refused"):
        run(answering(200, {}), tmp_path)


def test_a_cloud_that_refuses_everything_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(CanaryFailed, match="can't create its table"):
        run(answering(400, DENIAL), tmp_path)


def is_over(authorization: str) -> bool:
    sessions = hooks.attribute("ministack.services.sts", "_sessions", dict)
    return any(key in authorization and each["Expiration"] < time.time()
               for key, each in sessions.items())  # fmt: skip


def leaking(operation: str) -> Application:
    """Refuses what isn't one's own or root's, or comes too late; all but what it forgets."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        headers = headers_of(scope)
        body = (await receive())["body"].decode()
        asked = headers.get("x-amz-target", "").rpartition(".")[2]
        authorization = headers.get("authorization", "")
        root = "AKIAROOT" in authorization
        lawful = root or (asked in ("GetItem", "PutItem") and OWN in body)
        if is_over(authorization):
            lawful, asked = False, "sessions"
        answer: tuple[int, Any] = (200, {}) if lawful or asked == operation else (400, DENIAL)
        await asgi.send_answer(send, Answer(answer[0], json.dumps(answer[1]).encode()))

    return application


@pytest.mark.parametrize("let_through", range(2 * len(names.ATTACKS)))
def test_a_door_that_takes_one_of_two_names_is_noticed(let_through: int) -> None:
    """Each attack is made twice, as nobody and as a learner."""
    number = itertools.count()

    async def door(_scope: Scope, _receive: Receive, send: Send) -> None:
        passed = next(number) == let_through
        answer = Answer(200, b"{}") if passed else Answer(400, json.dumps(DENIAL).encode())
        await asgi.send_answer(send, answer)

    learner = Client(door, "http://127.0.0.1:4610", Credentials("ASIA", "secret", "token"))
    attack = names.ATTACKS[let_through // 2]
    with pytest.raises(CanaryFailed, match=f"{attack.name} by"):
        asyncio.run(names.run(learner))


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ("Scan", "a scan"),
        ("BatchGetItem", "a batch of own and foreign reads"),
        ("BatchWriteItem", "a batch with a foreign write"),
        ("Query", "a foreign query written backwards"),
        ("ExecuteStatement", "a foreign PartiQL statement"),
        ("TransactWriteItems", "a foreign transaction"),
        ("DescribeTable", "a look at the table"),
        ("sessions", "a session that is over"),
        ("none", "a wrong signature"),
    ],
)
def test_each_leak_is_noticed(operation: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(CanaryFailed, match=f"{name} wasn't refused"):
        run(leaking(operation), tmp_path)
