"""The TypeScript's compiler, linter and formatter: each refuses what it is there for."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from webapp.build import lint, lock, packages, places, toolchain, typecheck

LOCKS = (places.LOCK, places.TOOLS)


@pytest.mark.parametrize("locked", LOCKS, ids=str)
def test_an_npm_lock_has_every_hash_and_names_no_registry(locked: Path) -> None:
    text = (locked / "package-lock.json").read_text()
    found = json.loads(text)["packages"]
    assert {name for name, each in found.items() if name and "integrity" not in each} == set()
    assert not any("resolved" in each for each in found.values())
    assert "registry" not in text


def test_packages_are_installed_once_for_each_state_of_their_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[list[str]] = []
    monkeypatch.setattr(
        toolchain, "run", lambda _what, command, *_rest: installed.append([*command])
    )
    locked, directory = tmp_path / "lock", tmp_path / "here"
    locked.mkdir()
    for name in lock.FILES:
        (locked / name).write_text("{}")
    for _ in range(2):
        assert packages.ensure(locked, directory) == directory / "node_modules"
    assert [command[1:3] for command in installed] == [["ci", "--ignore-scripts"]]
    (locked / "package-lock.json").write_text('{"packages": {}}')
    packages.ensure(locked, directory)
    assert len(installed) == 2
    assert (directory / "package-lock.json").read_text() == '{"packages": {}}'


def test_an_installation_that_failed_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no registry")

    monkeypatch.setattr(toolchain, "run", broken)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            packages.ensure(places.TOOLS, tmp_path)


def test_all_that_people_wrote_is_linted_and_nothing_that_the_cli_did() -> None:
    named = lint.written()
    assert {"webapp/client/src/store.ts", "amplify/backend/auth/lectern/override.ts"} <= {*named}
    assert "tests/unit/webapp/client/store.test.ts" in named
    assert not [name for name in named if name.startswith(lint.GENERATED)]


FAULTS = {
    "badly laid out": "export const a = 'x'\n",
    "never as it says": "export const a = (b: number) => b === Number.NaN;\n",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused(fault: str, tmp_path: Path) -> None:
    modules = packages.ensure(places.TOOLS, places.from_environ().base / "tools")
    shutil.copy(places.ROOT / "biome.jsonc", tmp_path)
    for text, refused in ((FAULTS[fault], True), ("export const a = 1;\n", False)):
        (tmp_path / "a.ts").write_text(text)
        command = [str(modules / ".bin" / "biome"), "check", "--error-on-warnings", "a.ts"]
        environ = toolchain.environ()
        ran = subprocess.run(command, cwd=tmp_path, env=environ, check=False, capture_output=True)
        assert (ran.returncode != 0) is refused, ran.stderr


def test_the_compiler_is_told_what_editors_are_told() -> None:
    """A comment in tsconfig.json is lawful, so it is read as an editor reads it."""
    text = re.sub(r"^\s*//.*$", "", places.ROOT.joinpath("tsconfig.json").read_text(), flags=re.M)
    settings = json.loads(text)
    assert settings["compilerOptions"]["strict"] is True
    assert "webapp/client/src/**/*.ts" in settings["include"]
    for written in (typecheck.of_sources(), typecheck.of_tests(Path("tools"))):
        options = written["compilerOptions"]
        assert isinstance(options, dict)
        assert options.keys() <= {"paths", "rootDirs", "typeRoots"}, "only where things are found"
