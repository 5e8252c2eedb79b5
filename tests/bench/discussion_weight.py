"""What the discussion of a lesson adds to its page, beside the clients of two comment servers."""

import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, Response, expect

from tests.bench import bundles
from tests.bench.measurement import Measurement
from webapp.build import toolchain

ISSO = bundles.PEER / "isso.txt"
ISSO_CLIENT = "/isso/js/embed.min.js"
ARTALK_CLIENT = "node_modules/artalk/dist/ArtalkLite.js"
UNIT = "KB brotli"


def isso(folder: Path) -> float:
    """Its client as the package of the server brings it (MIT)."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes"]
    toolchain.run("Fetching isso", [*command, "-r", ISSO, "-d", folder], folder, folder / "pip.log")
    [archive] = folder.glob("isso-*.tar.gz")
    with tarfile.open(archive) as files:
        [name] = [each for each in files.getnames() if each.endswith(ISSO_CLIENT)]
        files.extract(name, folder, filter="data")
    return bundles.compressed([folder / name])[0]


def artalk(folder: Path) -> float:
    """Its smaller client (MIT), without its style."""
    bundles.install_peers(folder)
    return bundles.compressed([folder / ARTALK_CLIENT])[0]


def _added(page: Page, answers: list[Response], path: str, folder: Path) -> float:
    """The code that is loaded only when the reader comes near the discussion."""
    page.goto(path)
    expect(page.locator("article .prose")).to_be_visible()
    page.wait_for_load_state("networkidle")
    answers.clear()
    page.locator("#discussion").scroll_into_view_if_needed()
    expect(page.get_by_label("Your comment")).to_be_visible()
    page.wait_for_load_state("networkidle")
    files = []
    for number, answer in enumerate(answers):
        if answer.request.resource_type == "script":
            file = folder / str(number)
            file.write_bytes(answer.body())
            files.append(file)
    return bundles.compressed(files)[0]


def measure(page: Page, answers: list[Response], path: str) -> list[Measurement]:
    """`page` is of somebody signed in, `answers` are what it was answered, `path` is a lesson's."""
    with TemporaryDirectory() as mine, TemporaryDirectory() as one, TemporaryDirectory() as other:
        ours = _added(page, answers, path, Path(mine))
        peers = (isso(Path(one)), "isso 0.14"), (artalk(Path(other)), "Artalk 2.9, ArtalkLite")
    metric = "code of the discussion, loaded when one comes near"
    return [Measurement(metric, UNIT, ours, peer, name) for peer, name in peers]
