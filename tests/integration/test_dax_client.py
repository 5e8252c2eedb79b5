"""AWS's own DAX client, against a cluster that refuses and one that never answers."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from amplify.project.root import ROOT
from local.settings import LOOPBACK

READER = """
import sys
from lectern.acceleration import AcceleratedReads, connector
from lectern.log import Log

class DynamoDB:
    def batch_get_item(self, **request):
        return {"Responses": {"content": ["from the table"]}, "UnprocessedKeys": {}}

reads = AcceleratedReads(DynamoDB(), connector(sys.argv[1]), Log("search"))
key = {"pk": {"S": "CONTENT#wagtail-1"}, "sk": {"S": "STATS"}}
for _ in range(2):
    print(reads.batch_get_item(RequestItems={"content": {"Keys": [key]}})["Responses"])
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The locked package, in a folder as its layer has it."""
    folder = tmp_path_factory.mktemp("dax")
    lock = ROOT / "requirements" / "dax.lock"
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--require-hashes"]
    command += ["--quiet", "--no-build-isolation"]
    subprocess.run([*command, f"--target={folder}", "-r", str(lock)], check=True)
    return folder


@pytest.fixture
def silent() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.socket() as listening:
        listening.bind((LOOPBACK, 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.fixture
def closed() -> Iterator[int]:
    """A port that nobody listens on, held so that nobody else takes it."""
    with socket.socket() as held:
        held.bind((LOOPBACK, 0))
        yield held.getsockname()[1]


@pytest.mark.parametrize("scheme", ["dax", "daxs"])
@pytest.mark.parametrize("cluster", ["closed", "silent"])
def test_the_table_answers_for_a_cluster_that_doesnt(
    cluster: str, scheme: str, client: Path, request: pytest.FixtureRequest
) -> None:
    endpoint = f"{scheme}://{LOOPBACK}:{request.getfixturevalue(cluster)}"
    env = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'backend_functions'}{os.pathsep}{client}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "eu-west-1",
    }
    ran = subprocess.run(
        [sys.executable, "-c", READER, endpoint],
        capture_output=True,
        text=True,
        env=env,
        timeout=60,
        check=True,
    )
    answers = [line for line in ran.stdout.splitlines() if "from the table" in line]
    assert len(answers) == 2
    assert ran.stdout.count("read past the cache") == 1, "the second read leaves it alone"
    assert "ModuleNotFoundError" not in ran.stdout, "AWS's client was there and was asked"
