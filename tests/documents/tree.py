"""A copy of what git keeps of this tree, for commands that write into it."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from amplify.project.root import ROOT

SECONDS = 120
WHO = ("-c", "user.name=Reader", "-c", "user.email=reader@lectern.test")


def copy(where: Path) -> Path:
    """With this tree's environment of Python, and a history of one commit."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (where / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, where / name)
    (where / ".venv").symlink_to(ROOT / ".venv")
    for arguments in (("init", "--quiet"), ("add", "-A"), (*WHO, "commit", "--quiet", "-m", "All")):
        subprocess.run(["git", *arguments], cwd=where, check=True)
    return where


def shell(line: str, where: Path, environ: Mapping[str, str]) -> str:
    """What it printed, as a reader's shell would run it; its complaint is the failure's text."""
    ran = subprocess.run(
        ["bash", "-c", line],
        cwd=where,
        env=dict(environ),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert ran.returncode == 0, f"{line}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


def changed(where: Path) -> str:
    """What git sees of it."""
    told = subprocess.run(
        ["git", "status", "--porcelain"], cwd=where, capture_output=True, text=True, check=True
    )
    return told.stdout
