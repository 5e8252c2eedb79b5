"""The second engine stays outside: a locked tool, in no part of what ships."""

import json
import re

import pytest

from access.oracle.install import FILES, SOURCE, wanted
from access.oracle.peer import NAME
from amplify.project.root import ROOT

LOCK = json.loads((SOURCE / "package-lock.json").read_text())
SHIPPED = ("amplify", "backend_functions", "webapp", "requirements", "access/iam", "local/cloud")
TEXTS = {".py", ".ts", ".mjs", ".js", ".json", ".txt", ".in", ".lock", ".toml"}
IMPORT = re.compile(r"^\s*(from|import) local\.oracle\b", re.MULTILINE)


def test_the_lock_pins_every_package_by_its_content_and_names_no_registry() -> None:
    packages = {name: entry for name, entry in LOCK["packages"].items() if name}
    assert f"node_modules/{NAME}" in packages
    for entry in packages.values():
        assert entry["integrity"].startswith("sha512-")
        assert "resolved" not in entry


@pytest.mark.parametrize("folder", SHIPPED)
def test_nothing_that_ships_knows_it(folder: str) -> None:
    for file in (ROOT / folder).rglob("*"):
        if file.suffix not in TEXTS or file.is_dir() or {"node_modules", ".web"} & {*file.parts}:
            continue
        text = file.read_text(errors="replace")
        assert "cloud-copilot" not in text
        assert not IMPORT.search(text)


def test_it_is_installed_again_when_any_of_its_files_changes(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(FILES) <= {file.name for file in SOURCE.iterdir()}
    before = wanted()
    monkeypatch.setattr("access.oracle.install.FILES", FILES[1:])
    assert wanted() != before
