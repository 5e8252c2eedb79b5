"""A local cloud with the deployed stacks and nothing else: no CMS, no site."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from local.cloud import admission
from local.cloud.deploy import StackOutputs, outputs
from local.run.credentials import Credentials, load_or_create
from local.settings import LOOPBACK, ROOT
from tests.eventually import eventually
from tests.stack import free_ports

START_SECONDS = 60
STOP_SECONDS = 30
DEPLOY_SECONDS = 120


@dataclass(frozen=True)
class Cloud:
    """`site_origin` is the web origin that this cloud lets read its answers."""

    url: str
    site_origin: str
    state: Path
    root: Credentials
    stacks: StackOutputs


@contextmanager
def running(state: Path) -> Iterator[Cloud]:
    site, cloud, cms = free_ports(3)
    environ = {
        **os.environ,
        "LECTERN_SITE_PORT": str(site),
        "LECTERN_CLOUD_PORT": str(cloud),
        "LECTERN_CMS_PORT": str(cms),
        "LECTERN_STATE_DIR": str(state),
    }
    root = load_or_create(state)
    url = f"http://{LOOPBACK}:{cloud}"
    process = subprocess.Popen([sys.executable, "-m", "local.cloud"], cwd=ROOT, env=environ)
    try:
        eventually(lambda: _healthy(process, url), seconds=START_SECONDS)
        subprocess.run(
            [sys.executable, "-m", "local.cloud.deploy"],
            cwd=ROOT,
            env={**environ, **root.environ()},
            check=True,
            timeout=DEPLOY_SECONDS,
        )
        stacks = outputs.read(state)
        assert stacks is not None, "the deployment left no outputs"
        yield Cloud(url, f"http://{LOOPBACK}:{site}", state, root, stacks)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(STOP_SECONDS)


def _healthy(process: subprocess.Popen[bytes], url: str) -> bool:
    if process.poll() is not None:
        raise RuntimeError("the local cloud ended before it was ready")
    try:
        return requests.get(url + admission.HEALTH, timeout=2).ok
    except requests.RequestException:
        return False
