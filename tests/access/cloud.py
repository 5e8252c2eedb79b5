"""A local cloud with the deployed stacks and nothing else: no CMS, no site."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from access.proof import target
from access.proof.target import Target
from amplify.project import StackOutputs, stack_outputs
from amplify.project.root import ROOT
from local.cloud import admission
from local.push import deployer
from local.run.credentials import Credentials, load_or_create
from local.settings import LOOPBACK
from tests.eventually import eventually
from tests.stack import free_ports

START_SECONDS = 60
STOP_SECONDS = 30
DEPLOY_SECONDS = 300


@dataclass(frozen=True)
class Cloud:
    """`site_origin` is the web origin that this cloud lets read its answers, "" where only the
    suites of the proof ask.
    """

    url: str
    site_origin: str
    state: Path
    root: Credentials
    stacks: StackOutputs


def environ(state: Path) -> dict[str, str]:
    """Free ports and `state`; the same dictionary starts the same cloud again.

    Private media is on, so that its key is there; nothing listens where its files would be.
    """
    site, cloud, cms, media = map(str, free_ports(4))
    return {
        **os.environ,
        "LECTERN_SITE_PORT": site,
        "LECTERN_CLOUD_PORT": cloud,
        "LECTERN_CMS_PORT": cms,
        "LECTERN_STATE_DIR": str(state),
        "LECTERN_PRIVATE_MEDIA_ORIGIN": f"http://{LOOPBACK}:{media}",
    }


@dataclass(frozen=True)
class Empty:
    """A cloud without stacks; `environ` is what a deployment into it is started with."""

    url: str
    site_origin: str
    state: Path
    root: Credentials
    environ: Mapping[str, str]

    def holding(self, stacks: StackOutputs) -> Cloud:
        return Cloud(self.url, self.site_origin, self.state, self.root, stacks)


@contextmanager
def shared(state: Path) -> Iterator[Cloud]:
    """The cloud that the environment names, local or not, else one of its own in `state`."""
    if target.is_named(os.environ):
        yield named(target.from_environ(os.environ))
        return
    with running(environ(state)) as own:
        yield own


def named(given: Target) -> Cloud:
    """Empty root keys stand for the operator's own credentials, which the SDK finds."""
    root = Credentials(given.access_key_id, given.secret_access_key, given.password)
    return Cloud(given.stacks.awsEndpoint, "", Path(), root, given.stacks)


@contextmanager
def running(chosen: dict[str, str], end: signal.Signals = signal.SIGTERM) -> Iterator[Cloud]:
    """The cloud with its stacks deployed; `end` is how it is stopped."""
    with serving(chosen, end) as empty:
        yield empty.holding(deploy(empty))


@contextmanager
def serving(chosen: dict[str, str], end: signal.Signals = signal.SIGTERM) -> Iterator[Empty]:
    state = Path(chosen["LECTERN_STATE_DIR"])
    root = load_or_create(state)
    url = f"http://{LOOPBACK}:{chosen['LECTERN_CLOUD_PORT']}"
    origin = f"http://{LOOPBACK}:{chosen['LECTERN_SITE_PORT']}"
    process = subprocess.Popen([sys.executable, "-m", "local.cloud"], cwd=ROOT, env=chosen)
    try:
        eventually(lambda: _healthy(process, url), seconds=START_SECONDS)
        yield Empty(url, origin, state, root, {**chosen, **root.environ()})
    finally:
        process.send_signal(end)
        process.wait(STOP_SECONDS)


def deploy(empty: Empty) -> StackOutputs:
    """By the deployer that LECTERN_DEPLOYER names, as a run does."""
    by_the_cli = os.environ.get(deployer.CHOICE) == deployer.AMPLIFY
    command = [sys.executable, "-m", "local.push.deployer" if by_the_cli else "local.cloud.deploy"]
    subprocess.run(command, cwd=ROOT, env=empty.environ, check=True, timeout=DEPLOY_SECONDS)
    stacks = stack_outputs.read(empty.state)
    assert stacks is not None, "the deployment left no outputs"
    return stacks


def _healthy(process: subprocess.Popen[bytes], url: str) -> bool:
    if process.poll() is not None:
        raise RuntimeError("the local cloud ended before it was ready")
    try:
        return requests.get(url + admission.HEALTH, timeout=2).ok
    except requests.RequestException:
        return False
