"""Runs the data layer's own tests in Node, which strips the types by itself."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from webapp.build import sources, toolchain

HERE = Path(__file__).parent
PACKAGE = {"type": "module", "imports": {"#client/*": "./src/*"}}


def test_the_data_layer_keeps_its_promises(tmp_path: Path) -> None:
    files = sorted(HERE.glob("*.test.ts"))
    sources.write_client(tmp_path / "src")
    (tmp_path / "package.json").write_text(json.dumps(PACKAGE))
    for file in files:
        shutil.copyfile(file, tmp_path / file.name)
    ran = subprocess.run(
        [str(toolchain.BIN / "node"), "--test", "--test-reporter=tap"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    passed = re.search(r"^# pass (\d+)$", ran.stdout, re.MULTILINE)
    assert passed is not None
    assert int(passed[1]) > len(files)
