"""What stands in a command for what its reader puts there, and the folder that it is tried in."""

import json
import shutil
import zipfile
from pathlib import Path

from amplify import project
from amplify.hosting import __main__ as hosting
from amplify.plain import adoption, folder, kept
from amplify.project.root import ROOT
from tests.documents.commands import PLACEHOLDER

WRITTEN = Path(".local") / "template"
"""Where `make template` and `amplify.plain.move` write."""
SAMPLES = {
    "<moment>": "2026-01-31T12:00:00Z",
    "<the policy's ARN>": "arn:aws:iam::123456789012:policy/lectern-operator",
    "<role>": "lectern-operators",
    "<bucket>": "lectern-bucket",
    "<uuid>": "00000000-0000-4000-8000-000000000000",
    "<app>": "d1a2b3c4",
    "<branch>": "main",
    "<env>": "prod",
}
ANY = "a-sample-of-twenty-characters-and-more"


def filled(text: str) -> str:
    """Every `<…>` by a value that such a place can hold."""
    return PLACEHOLDER.sub(lambda found: SAMPLES.get(found[0], ANY), text)


def prepare(where: Path) -> None:
    """This tree by links, what `make template` and the move write, and the reader's own files."""
    for entry in ROOT.iterdir():
        if entry.name not in {".local", ".git"}:
            (where / entry.name).symlink_to(entry)
    resources = project.load(ROOT / "amplify")
    written = where / WRITTEN
    folder.write(resources, written, dict)
    root = json.loads((written / "root.json").read_text())
    shutil.copyfile(written / "root.json", written / "packaged.json")
    folder.write_json(written / "import.json", adoption.template(root))
    found = {
        each.key: {name: f"live-{name}" for name in kept.of(each.template)} for each in resources
    }
    wanted = adoption.resources_to_import(root, resources, found)
    folder.write_json(written / "resources-to-import.json", wanted)
    folder.write_json(where / "settings.json", {"appId": SAMPLES["<app>"], **hosting.settings()})
    (where / "film.mp4").write_bytes(b"")
    with zipfile.ZipFile(where / "layer.zip", "w") as layer:
        layer.writestr("python/a.py", "")
