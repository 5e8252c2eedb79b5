"""The client's TypeScript as one tree, and the fingerprint of all that a build depends on."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from webapp.build import boundary, constants, states
from webapp.build.places import CLIENT_SOURCE, ROOT, SHARED_RULES, WEBAPP

IGNORED = {"__pycache__", ".web", "node_modules"}


def client_files() -> dict[str, str]:
    """Relative name → text of every TypeScript module, the generated ones included."""
    files = {
        path.relative_to(CLIENT_SOURCE).as_posix(): path.read_text()
        for path in sorted(CLIENT_SOURCE.rglob("*.ts"))
    }
    return {
        **files,
        boundary.FILE_NAME: boundary.typescript(),
        constants.FILE_NAME: constants.typescript(),
        states.FILE_NAME: states.typescript(),
    }


def write_client(directory: Path) -> None:
    """Writes the tree, without touching files that already say the same."""
    wanted = client_files()
    for name, text in wanted.items():
        file = directory / name
        if not file.exists() or file.read_text() != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    for file in directory.rglob("*.ts"):
        if file.relative_to(directory).as_posix() not in wanted:
            file.unlink()


def _inputs() -> Iterator[Path]:
    yield from sorted(SHARED_RULES.glob("*.py"))
    yield ROOT / "requirements" / "site.lock"
    for path in sorted(WEBAPP.rglob("*")):
        relative = path.relative_to(WEBAPP)
        if path.is_file() and not IGNORED.intersection(relative.parts) and path.suffix != ".md":
            yield path


def fingerprint() -> str:
    """Changes whenever an input of the export changes."""
    digest = sha256()
    for path in _inputs():
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
