"""Fresh clones of the last commit, as another developer would get them."""

import subprocess
from pathlib import Path

from local.push.push_failed import PushFailed

OWN_OF_THE_CLONE = "amplify/team-provider-info.json"
"""Names an environment's own stack and bucket, so it differs from one account to the next."""
IDENTITY = ("-c", "user.name=lectern", "-c", "user.email=push@lectern.invalid")


def clone(source: Path, target: Path) -> Path:
    _git(source, "clone", "--quiet", "--no-hardlinks", str(source), str(target))
    return target


def changed(folder: Path) -> list[str]:
    """The paths that `git status` reports, team-provider-info.json aside."""
    lines = _git(folder, "status", "--porcelain", "--untracked-files=all").splitlines()
    return sorted(line[3:] for line in lines if line[3:] != OWN_OF_THE_CLONE)


def restore(folder: Path) -> None:
    """Reverts every change of tracked files."""
    _git(folder, "checkout", "--quiet", "--", ".")


def commit(folder: Path, message: str) -> None:
    _git(folder, "commit", "--quiet", "--all", "--message", message)


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *IDENTITY, *arguments], cwd=folder, capture_output=True, text=True, check=True
        )
    except FileNotFoundError as missing:
        raise PushFailed("`make push` clones this repository: it needs git.") from missing
    except subprocess.CalledProcessError as error:
        raise PushFailed(f"git {arguments[0]} failed: {error.stderr.strip()}") from error
    return done.stdout
