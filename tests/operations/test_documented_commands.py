"""The documented commands that act on an environment are run on the local cloud, word for word.

`tests/documents/listed.py` says which; the other tests of this folder say what they do.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local.settings import ENV_NAME, REGION
from tests.access import people
from tests.documents import listed, tree
from tests.operations.operators import Operator


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tree.copy(tmp_path_factory.mktemp("tree"))


@pytest.fixture(scope="module")
def environ(operator: Operator, copy: Path) -> Iterator[dict[str, str]]:
    """An operator's shell. What the commands leave is taken back, for the tests that follow."""
    people.signed_in(operator.cloud, listed.WHOM)
    shell = {
        **operator.environ,
        **operator.credentials,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL": operator.cloud.url,
    }
    yield shell
    for whom in (listed.WHOM, "everyone"):
        tree.shell(f"{listed.OPERATIONS} restore {whom}", copy, shell)


@pytest.mark.parametrize("line", dict.fromkeys(listed.ON_A_CLOUD.values()))
def test_it_runs(line: str, copy: Path, environ: dict[str, str]) -> None:
    tree.shell(line, copy, environ)


def test_what_was_set_is_shown_and_taken(copy: Path, environ: dict[str, str]) -> None:
    """After the commands above: `take` writes for the Amplify CLI what `set` stored."""
    shown = tree.shell(f"{listed.PYTHON}amplify.environments show {ENV_NAME}", copy, environ)
    assert "custom/api requestsPerSecond=20" in shown
    taken = (copy / "amplify" / "team-provider-info.json").read_text()
    assert '"requestsPerSecond": "20"' in taken
