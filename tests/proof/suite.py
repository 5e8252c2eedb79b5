"""A pytest plugin for `make prove`: one cloud for every suite, and a line for each result.

`-p tests.proof.suite`; results go to the file that LECTERN_PROOF_RESULTS names, one JSON object
a line: the test, whether it passed, and how many requests of each kind it made. A test that is
left out has a line too, with the reason.
"""

import json
import os
import signal
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from access.proof import sampling, suites, target
from tests.access import cloud as clouds
from tests.access.cloud import Cloud
from tests.proof import cleaning

MARKS = (suites.ATTACK, suites.LAWFUL)
ONLY_LOCAL = "only_local"
_borrowed = pytest.StashKey[Cloud]()
"""An account's environment, which is given back as it was; a cloud of our own just ends."""
_open = pytest.StashKey[ExitStack]()


def pytest_configure(config: pytest.Config) -> None:
    # so that a terminated run cleans up as an interrupted one does
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    stack = config.stash[_open] = ExitStack()
    if not target.is_named(os.environ):
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="lectern-proof-"))
        cloud = stack.enter_context(clouds.running(clouds.environ(Path(folder))))
        os.environ |= _names(cloud)

    elif not target.from_environ(os.environ).is_local:
        cloud = config.stash[_borrowed] = clouds.named(target.from_environ(os.environ))
        if cleaning.is_needed(cloud):
            cleaning.clean(cloud)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Also after a failure, and after an interrupt."""
    if borrowed := session.config.stash.get(_borrowed, None):
        cleaning.clean(borrowed)


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_open].close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What can't be asked there, and what a sample doesn't ask, is told with its reason."""
    local, each = target.from_environ(os.environ).is_local, sampling.each_of(os.environ)
    marks = {} if local else {item: item.get_closest_marker(ONLY_LOCAL) for item in items}
    reasons = {item: str(mark.args[0]) for item, mark in marks.items() if mark}
    possible = [item for item in items if item not in reasons]
    asked = sampling.chosen([item.nodeid for item in possible], each)
    reasons |= {item: sampling.why(each) for item in possible if item.nodeid not in asked}
    for item, reason in reasons.items():
        _write({"test": item.nodeid, suites.LEFT_OUT: reason, **dict(_kinds(item))})
    config.hook.pytest_deselected(items=[*reasons])
    items[:] = [item for item in items if item not in reasons]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """A marked test is one attack, or one lawful request."""
    item.user_properties += _kinds(item)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when != "call" and report.passed:
        return
    counts = {
        kind: sum(int(str(n)) for name, n in report.user_properties if name == kind)
        for kind in suites.COUNTED
    }
    failure = "" if report.passed else str(report.longrepr)[-400:]
    _write({"test": report.nodeid, "passed": report.passed, "failure": failure, **counts})


def _kinds(item: pytest.Item) -> list[tuple[str, object]]:
    return [(kind, 1) for kind in MARKS if item.get_closest_marker(kind)]


def _write(line: Mapping[str, object]) -> None:
    with Path(os.environ[suites.RESULTS]).open("a") as out:
        out.write(json.dumps(line) + "\n")


def _names(cloud: Cloud) -> dict[str, str]:
    return {
        target.FILE: str(cloud.state / "stack-outputs.json"),
        target.PASSWORD: cloud.root.demo_password,
        **cloud.root.environ(),
    }
