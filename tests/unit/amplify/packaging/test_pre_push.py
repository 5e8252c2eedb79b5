"""What the CLI packs: the code, with one time, whoever laid it there before."""

import importlib.util
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from amplify import packaging

HOOK = packaging.ROOT / "amplify" / "hooks" / "pre-push.py"
A_DAY = 86_400
PUSHED = 2 * A_DAY
"""When the function's own folder was touched last, in seconds since the epoch."""


@pytest.fixture
def function(tmp_path: Path) -> Path:
    """The folder of `search` in a fresh clone: a template and no code."""
    folder = tmp_path / "search"
    folder.mkdir()
    handler = {"LambdaFunction": {"Properties": {"Handler": "search.handler.handle"}}}
    template = folder / "search-cloudformation-template.json"
    template.write_text(json.dumps({"Resources": handler}))
    os.utime(folder, (PUSHED, PUSHED))
    return folder


@pytest.fixture
def push(function: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    spec = importlib.util.spec_from_file_location("pre_push", HOOK)
    assert spec
    assert spec.loader
    hook: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    monkeypatch.setattr(hook, "FUNCTIONS", function.parent)
    main: Callable[[], None] = hook.main
    return main


def files(function: Path) -> list[Path]:
    return [path for path in (function / "src").rglob("*") if path.is_file()]


def times(function: Path) -> set[float]:
    """Of all below `src`, which the zip carries."""
    return {path.stat().st_mtime for path in (function / "src").rglob("*")}


def test_the_code_is_laid_with_the_earliest_time_of_a_zip(
    function: Path, push: Callable[[], None]
) -> None:
    push()
    assert {p.relative_to(function / "src").as_posix() for p in files(function)} == set(
        packaging.source_files("search")
    )
    assert times(function) == {315_532_800}


def test_what_a_pull_laid_gets_the_same_time(function: Path, push: Callable[[], None]) -> None:
    push()
    for path in (function / "src").rglob("*"):
        os.utime(path, (A_DAY, A_DAY))
    push()
    assert times(function) == {315_532_800}


def test_changed_code_is_laid_again_and_shown_to_the_cli(
    function: Path, push: Callable[[], None]
) -> None:
    push()
    changed = files(function)[0]
    changed.write_text("# somebody edited the copy")
    os.utime(function, (PUSHED, PUSHED))
    push()
    assert changed.read_text() != "# somebody edited the copy"
    assert function.stat().st_mtime > PUSHED


def test_unchanged_code_gives_the_cli_no_reason_to_pack_again(
    function: Path, push: Callable[[], None]
) -> None:
    push()
    os.utime(function, (PUSHED, PUSHED))
    push()
    assert function.stat().st_mtime == PUSHED


TOLD = json.dumps({"data": {"amplify": {"environment": {"envName": "prod"}}}})


def _team(root: Path, values: dict[str, str]) -> None:
    """What `team-provider-info.json` says; the CLI leaves an empty entry for each resource."""
    function = {"search": {"s3Key": f"{len(values)}.zip", "deploymentBucketName": "b"}}
    categories = {"custom": {"access": values, "mail": {}}, "function": function}
    file = root / "amplify" / "team-provider-info.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"prod": {"categories": categories}}))


@pytest.fixture
def taking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """Pushes while the account has these values."""
    spec = importlib.util.spec_from_file_location("pre_push", HOOK)
    assert spec
    assert spec.loader
    hook: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    monkeypatch.setattr(hook.packaging, "ROOT", tmp_path)

    def push(stored: dict[str, str]) -> None:
        def run(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
            _team(tmp_path, stored)
            return subprocess.CompletedProcess([], 0)

        monkeypatch.setattr(hook.subprocess, "run", run)
        hook._take_values(TOLD)

    return push


def test_a_push_with_other_values_than_the_account_s_ends(
    tmp_path: Path, taking: Callable[[dict[str, str]], None]
) -> None:
    """The CLI has read the old ones already, and would reset the kill switch."""
    _team(tmp_path, {})
    with pytest.raises(SystemExit, match="Push again"):
        taking({"killSwitch": "on"})
    taking({"killSwitch": "on"})


def test_a_value_that_was_taken_back_ends_a_push_too(
    tmp_path: Path, taking: Callable[[dict[str, str]], None]
) -> None:
    _team(tmp_path, {"killSwitch": "on"})
    with pytest.raises(SystemExit, match="Push again"):
        taking({})


def test_where_the_cli_put_a_package_is_no_value(
    tmp_path: Path, taking: Callable[[dict[str, str]], None]
) -> None:
    (tmp_path / "amplify").mkdir()
    taking({})
