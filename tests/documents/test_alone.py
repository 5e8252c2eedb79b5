"""The documented commands that need neither a running Lectern nor an account are run."""

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from access.oracle import install
from amplify import project
from amplify.project.root import ROOT
from tests.documents import answering, aws_cli, listed, tree
from tests.documents.answering import Yes

WRITE_WHAT_IS_CHECKED_IN = ("access.proof.page", "access.rights", "git checkout")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With what its readers have by then: a pushed backend, a layer's folder, the second engine."""
    where = tree.copy(tmp_path_factory.mktemp("tree"))
    (where / "layer" / "python").mkdir(parents=True)
    (where / "layer" / "python" / "a.py").touch()
    (where / ".local").mkdir()
    (where / ".local" / "oracle").symlink_to(install.ensure())
    meta: dict[str, dict[str, Any]] = defaultdict(dict)
    for each in project.load(ROOT / "amplify"):
        outputs = dict.fromkeys(each.template.get("Outputs", {}), "https://put.out")
        meta[each.category][each.name] = {"output": outputs}
    (where / "amplify" / "backend" / "amplify-meta.json").write_text(json.dumps(meta))
    return where


@pytest.fixture(scope="module")
def yes() -> Iterator[Yes]:
    with answering.serving() as served:
        yield served


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory, yes: Yes) -> dict[str, str]:
    return {
        **os.environ,
        **aws_cli.NOBODY,
        "AWS_ENDPOINT_URL": yes.address,
        "LECTERN_MEDIA_ORIGIN": "https://media.lectern.test",
        "LECTERN_STATE_DIR": str(tmp_path_factory.mktemp("state")),
    }


@pytest.mark.parametrize("line", dict.fromkeys(listed.ALONE.values()))
def test_it_runs(line: str, copy: Path, environ: dict[str, str]) -> None:
    before = tree.changed(copy)
    tree.shell(line, copy, environ)
    if any(each in line for each in WRITE_WHAT_IS_CHECKED_IN):
        assert tree.changed(copy) == before, "what it writes is what is checked in"


def test_the_firewall_is_put_before_the_app(copy: Path, environ: dict[str, str], yes: Yes) -> None:
    (firewall,) = (line for line in listed.ALONE.values() if "--firewall" in line)
    yes.asked.clear()
    assert "stands behind lectern-site-prod" in tree.shell(firewall, copy, environ)
    assert yes.asked == ["/apps/d1a2b3c4", "/apps/d1a2b3c4", "AWSWAF_20190729.AssociateWebACL"]
