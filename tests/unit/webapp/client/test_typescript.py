"""Runs the data layer's own tests in Node, which strips the types by itself.

The pages' code runs on a document that is none of a browser's (happy-dom), with React and its
router as the site has them; `standins/` stands for the cloud and the sign-in library. What of the
sources was run is written down, for `tests.covered` to tell.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.covered import CLIENT
from tests.unit.webapp.client import drawn
from webapp.build import export_schema, packages, places, sources, toolchain

HERE = Path(__file__).parent
PACKAGE = {"type": "module", "imports": {"#client/*": "./src/*"}}
SECONDS = 240


def in_node(folder: Path, report: Path) -> subprocess.CompletedProcess[str]:
    where = places.from_environ().base
    installed = (
        packages.ensure(places.LOCK, where / "typecheck"),
        packages.ensure(places.TOOLS, where / "tools"),
    )
    command = [
        str(toolchain.BIN / "node"),
        *("--import", "./standins/resolving.mjs", "--test", "--test-force-exit"),
        *("--experimental-test-coverage", "--test-coverage-include=src/**"),
        *("--test-reporter=tap", "--test-reporter-destination=stdout"),
        *("--test-reporter=lcov", f"--test-reporter-destination={report}"),
    ]
    modules = os.pathsep.join(str(folder.parent) for folder in installed)
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "LECTERN_MODULES": modules},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def test_the_data_layer_keeps_its_promises(tmp_path: Path) -> None:
    shutil.copytree(HERE, tmp_path, dirs_exist_ok=True)
    sources.write_client(tmp_path / "src")
    (tmp_path / export_schema.FILE_NAME).write_text(export_schema.text())
    drawn.write(tmp_path / "standins")
    (tmp_path / "package.json").write_text(json.dumps(PACKAGE))
    CLIENT.parent.mkdir(parents=True, exist_ok=True)
    CLIENT.unlink(missing_ok=True)
    ran = in_node(tmp_path, CLIENT)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    passed = re.search(r"^# pass (\d+)$", ran.stdout, re.MULTILINE)
    assert passed is not None
    assert int(passed[1]) > len([*HERE.glob("*.test.ts")])
    assert CLIENT.stat().st_size > 0
