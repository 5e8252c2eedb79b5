"""`make run` as a person uses it: stopped with Ctrl-C, started again, started twice."""

import json
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from amplify.project.root import ROOT
from lectern import keys
from lectern.learner_items import PROFILE
from local.settings import LOOPBACK
from tests import stack
from tests.aws import Aws
from tests.eventually import eventually
from tests.stack import Stack
from tests.webhook import Webhook, lesson_event

MODULE = ("-m", "local.run")


@pytest.fixture(scope="module")
def state(lectern: Stack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state of its own, in which only the site's build is there already."""
    fresh = tmp_path_factory.mktemp("run") / "state"
    shutil.copytree(lectern.state / "site", fresh / "site", symlinks=True)
    return fresh


@pytest.fixture(scope="module")
def env(state: Path) -> dict[str, str]:
    return stack.environ(state)


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        listener.listen()
        yield listener.getsockname()[1]


def _processes_of(state: Path) -> list[str]:
    """Command lines of all processes whose environment names this state directory."""
    wanted = f"LECTERN_STATE_DIR={state}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (process / "environ").read_bytes().split(b"\0"):
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:  # it ended, or is another user's
            continue
    return found


def _refused(env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [stack.interpreter(), *MODULE],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_stopped_run_leaves_no_process_and_the_next_one_goes_on_from_there(
    state: Path, env: dict[str, str]
) -> None:
    note = keys.Key("eu-west-1:somebody", PROFILE.sort_key)
    with stack.running(state, env) as first:
        table = first.outputs.learnersTable
        cards = Aws(first.outputs).partition(first.outputs.contentTable, "CATALOGUE#en")
        Aws(first.outputs).dynamodb.put_item(
            TableName=table,
            Item={"pk": {"S": note.pk}, "sk": {"S": note.sk}, "displayName": {"S": "Kept"}},
        )
        assert _processes_of(state)
    assert _processes_of(state) == []
    assert not (state / "outputs.json").exists()

    with stack.running(state, env) as second:
        again = Aws(second.outputs)
        assert second.outputs == first.outputs
        assert again.item(table, note)["displayName"] == "Kept"
        assert again.partition(second.outputs.contentTable, "CATALOGUE#en") == cards
        third = _refused(env)
        assert third.returncode == 1
        assert "already runs here" in third.stderr
    assert _processes_of(state) == []


def test_a_run_at_other_ports_goes_on_too(state: Path, env: dict[str, str]) -> None:
    """Queues and pictures have addresses with a port in them."""
    moved = stack.environ(state)
    assert moved["LECTERN_CLOUD_PORT"] != env["LECTERN_CLOUD_PORT"]
    with stack.running(state, moved) as running:
        outputs, aws = running.outputs, Aws(running.outputs)
        value = aws.secrets.get_secret_value(SecretId="lectern/local/webhook")["SecretString"]
        secret = json.loads(value)["signingSecret"]
        door = Webhook(outputs.webhookUrl.rpartition("/")[0], outputs.webhookApiKey, secret)
        door.send(lesson_event(179_000_000_010, 1, "Sent to the new port"))
        there = keys.entry("wagtail-179000000010")
        eventually(lambda: aws.item(outputs.contentTable, there))

        def covers() -> list[str]:
            cards = aws.partition(outputs.contentTable, "CATALOGUE#en")
            return [card["cover"]["url"] for card in cards if card.get("cover")]

        eventually(lambda: all(url.startswith(outputs.cmsUrl) for url in covers()))
        assert len(covers()) == 3


def test_a_crashed_run_is_cleaned_up_by_make_stop(state: Path, env: dict[str, str]) -> None:
    with stack.running(state, env) as crashed:
        os.kill(crashed.supervisor_pid, signal.SIGKILL)
    assert _processes_of(state)

    stopped = subprocess.run(
        [stack.interpreter(), *MODULE, "stop"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "cloud" in stopped.stdout
    assert _processes_of(state) == []


@pytest.mark.parametrize(
    "variable", ["LECTERN_SITE_PORT", "LECTERN_CLOUD_PORT", "LECTERN_CMS_PORT"]
)
def test_a_taken_port_is_one_clear_line(
    env: dict[str, str], taken_port: int, variable: str
) -> None:
    wanted = {**env, variable: str(taken_port)}
    refused = _refused(wanted)

    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert f"Port {taken_port} is taken" in refused.stderr
    assert variable in refused.stderr
