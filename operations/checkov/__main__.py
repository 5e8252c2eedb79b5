"""`make checkov`: installs the locked checkov in `.local/checkov` and runs it, offline."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from amplify.project.root import ROOT
from local.setup import install
from operations.checkov.findings import decisions, of_report, verdict

HOME = ROOT / ".local" / "checkov"
LOCK = install.lock("checkov")
REASONS = Path(__file__).with_name("reasons.json")
TEMPLATES = (ROOT / "amplify" / "backend", ROOT / "amplify" / "generated")
SECONDS = 600


def installed() -> Path:
    """The program, of the version that the lock names."""
    stamp, program = HOME / "lock.txt", HOME / "bin" / "checkov"
    if not stamp.exists() or stamp.read_text() != LOCK.read_text():
        install.create(HOME)
        install.into(HOME, "checkov")
        stamp.write_text(LOCK.read_text())
    return program


def report(program: Path, templates: Path) -> Any:
    """Its findings below one folder. It ends with 1 where there are any."""
    command = [str(program), "--directory", str(templates), "--framework", "cloudformation"]
    ran = subprocess.run(
        [*command, "--output", "json", "--quiet", "--compact"],
        env={**os.environ, "BC_SKIP_MAPPING": "TRUE", "LOG_LEVEL": "CRITICAL"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
        check=False,
    )
    return json.loads(ran.stdout)


def main() -> int:
    program = installed()
    found = [finding for folder in TEMPLATES for finding in of_report(report(program, folder))]
    judged = verdict(found, decisions(json.loads(REASONS.read_text())))
    for finding in judged.unjustified:
        print(f"{finding.check} at {finding.place}: mend it, or give a reason in {REASONS.name}.")
    for decided in judged.stale:
        print(f"{decided.check} isn't found at {decided.place}: strike it out of {REASONS.name}.")
    if judged.passed:
        print("Checkov finds nothing in the templates that isn't decided.")
    return 0 if judged.passed else 1


if __name__ == "__main__":
    sys.exit(main())
