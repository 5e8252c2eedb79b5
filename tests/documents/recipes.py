"""What `make` would run: its own dry run tells."""

import subprocess

from amplify.project.root import ROOT


class NoSuchRecipe(Exception):
    """make refuses the command; the text is its complaint."""


def lines(text: str) -> tuple[str, ...]:
    """`text` is `make <target> NAME=value …`. Raises NoSuchRecipe."""
    command = ["make", "--dry-run", "--no-print-directory", "PYTHON=python3", *text.split()[1:]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoSuchRecipe(done.stderr.strip())
    return tuple(" ".join(line.split()) for line in done.stdout.splitlines())


def unread(text: str) -> tuple[str, ...]:
    """The variables of a command that nothing in the Makefile reads."""
    makefile = (ROOT / "Makefile").read_text()
    names = [word.partition("=")[0] for word in text.split()[1:] if "=" in word]
    return tuple(name for name in names if f"$({name})" not in makefile)
