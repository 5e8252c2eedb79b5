"""The documented commands that act on a Lectern that runs, as webapp/build and local/cms tell."""

import os
import shutil
from pathlib import Path

import pytest

from amplify.project.root import ROOT
from tests.documents import listed, tree
from tests.stack import Stack


@pytest.fixture
def environ(lectern: Stack, tmp_path: Path) -> dict[str, str]:
    """A state of its own that holds the site as the run has built it, so that none is built."""
    shutil.copytree(lectern.state / "site" / "export", tmp_path / "site" / "export")
    return {**os.environ, "LECTERN_STATE_DIR": str(tmp_path)}


def test_a_site_that_is_current_is_not_built_again_and_is_finished_for_an_environment(
    lectern: Stack, tmp_path: Path, environ: dict[str, str]
) -> None:
    tree.shell(f"{listed.PYTHON}webapp.build", ROOT, environ)
    outputs = lectern.state / "outputs.json"
    tree.shell(f"{listed.PYTHON}webapp.build.finish --outputs {outputs}", ROOT, environ)
    finished = tmp_path / "site" / "dist" / "lectern.config.json"
    assert lectern.outputs.userPoolId in finished.read_text()


def test_the_courses_are_loaded_once(lectern: Stack, environ: dict[str, str]) -> None:
    port = lectern.outputs.cmsUrl.rpartition(":")[2].strip("/")
    shell = {**environ, "LECTERN_STATE_DIR": str(lectern.state), "LECTERN_CMS_PORT": port}
    assert "0 created, 0 updated" in tree.shell(f"{listed.PYTHON}local.seed", ROOT, shell)
