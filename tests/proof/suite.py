"""A pytest plugin for `make prove`: one cloud for every suite, and a line for each result.

`-p tests.proof.suite`; results go to the file that LECTERN_PROOF_RESULTS names, one JSON object
a line: the test, whether it passed, and how many attacks and lawful requests it made.
"""

import json
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from local.proof import target
from tests.access import cloud as clouds
from tests.access.cloud import Cloud

RESULTS = "LECTERN_PROOF_RESULTS"
KINDS = ("attack", "lawful")
ONLY_LOCAL = ("[gateway/",)
"""Families about the local cloud's own door: a real account has none."""
_open = pytest.StashKey[ExitStack]()


def pytest_configure(config: pytest.Config) -> None:
    stack = config.stash[_open] = ExitStack()
    if not target.is_named(os.environ):
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="lectern-proof-"))
        cloud = stack.enter_context(clouds.running(clouds.environ(Path(folder))))
        os.environ |= _names(cloud)


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_open].close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if target.from_environ(os.environ).stacks.awsEndpoint:
        return
    left_out = [item for item in items if any(part in item.nodeid for part in ONLY_LOCAL)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """A marked test is one attack, or one lawful request."""
    item.user_properties += [(kind, 1) for kind in KINDS if item.get_closest_marker(kind)]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when != "call" and report.passed:
        return
    counts = {
        kind: sum(int(str(n)) for name, n in report.user_properties if name == kind)
        for kind in KINDS
    }
    line: dict[str, object] = {"test": report.nodeid, "passed": report.passed, **counts}
    line["failure"] = "" if report.passed else str(report.longrepr)[-400:]
    with Path(os.environ[RESULTS]).open("a") as out:
        out.write(json.dumps(line) + "\n")


def _names(cloud: Cloud) -> dict[str, str]:
    return {
        target.FILE: str(cloud.state / "stack-outputs.json"),
        target.PASSWORD: cloud.root.demo_password,
        target.ORIGIN: cloud.site_origin,
        **cloud.root.environ(),
    }
