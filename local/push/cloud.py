"""A separate local cloud for a push: a free port, an empty state, random root keys."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from local import credentials, process, settings
from local.push.toolchain import Toolchain

START_SECONDS = 60


@dataclass(frozen=True)
class Cloud:
    url: str
    access_key_id: str
    secret_access_key: str


@contextmanager
def running(folder: Path, toolchain: Toolchain) -> Iterator[Cloud]:
    """Runs `python -m local.cloud` with its state and log below `folder`."""
    state = folder / "state"
    root = credentials.load_or_create(state)
    cloud_port, site_port, cms_port = _free_ports(3)
    environ = (
        root.environ()
        | toolchain.for_the_cloud()
        | {
            "LECTERN_CLOUD_PORT": str(cloud_port),
            "LECTERN_SITE_PORT": str(site_port),
            "LECTERN_CMS_PORT": str(cms_port),
            "LECTERN_STATE_DIR": str(state),
        }
    )
    child = process.start("cloud", "local.cloud", environ, folder / "logs")
    try:
        process.wait_ready(child, lambda: _listens(cloud_port), START_SECONDS)
        url = f"http://{settings.LOOPBACK}:{cloud_port}"
        yield Cloud(url, root.root_access_key_id, root.root_secret_access_key)
    finally:
        process.stop(child)


def _free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind((settings.LOOPBACK, 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection((settings.LOOPBACK, port), timeout=1):
        return True
    return False
