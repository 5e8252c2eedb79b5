"""What a cold start spends on importing each handler, from the very packages that ship.

Ours are unpacked from the zips, without compiled code, and see nothing else but the standard
library; the peer is imported as installed, with its compiled code. Processor time, since what
else the machine does is no part of it; bare Python's own start is not counted for either.
"""

import io
import os
import statistics
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from amplify import packaging, project
from amplify.project import packages
from amplify.project.root import ROOT
from local.settings import REGION
from tests.bench.measurement import Measurement

TIMES = 9
PEER = "Powertools with Tracer + boto3 + pydantic"
STOPWATCH = """
import time
started = time.process_time()
{statements}
print((time.process_time() - started) * 1000)
"""
CLIENTS = (
    "from lectern import clients; clients.dynamodb(); clients.sqs(); clients.secrets_manager()"
)


@dataclass(frozen=True)
class Start:
    """A cold start: `path` is what Python finds beside its standard library."""

    statements: str
    path: tuple[Path, ...]
    flags: tuple[str, ...] = ("-S", "-B")

    def milliseconds(self) -> float:
        environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(map(str, self.path)),
            "AWS_DEFAULT_REGION": REGION,
        }
        script = STOPWATCH.format(statements=self.statements)
        done = subprocess.run(
            [sys.executable, *self.flags, "-c", script],
            env=environ,
            capture_output=True,
            text=True,
            check=True,
        )
        return float(done.stdout)


def measure() -> list[Measurement]:
    with TemporaryDirectory() as folder:
        starts = _ours(Path(folder))
        peer = Start("import powertools_handler", (Path(__file__).parent,), ("-B",))
        found = _in_turns([*starts.values(), peer])
    *ours, peers = (statistics.median(times) for times in found)
    return [
        Measurement(f"{name}, CPU, median of {TIMES}", "ms", one, peers, PEER)
        for name, one in zip(starts, ours, strict=True)
    ]


def _ours(folder: Path) -> dict[str, Start]:
    built = {each.name: each for each in project.load(ROOT / "amplify") if each.built}
    for name, resource in built.items():
        with zipfile.ZipFile(io.BytesIO(packages.build(resource).body)) as archive:
            archive.extractall(folder / name)
    layer = folder / packaging.LAYER / packaging.LAYER_FOLDER
    starts = {
        f"import of {name}": Start(
            f"import {packages.package_of(built[name])}.handler", (folder / name, layer)
        )
        for name in sorted(built.keys() - {packaging.LAYER})
    }
    ingest = (folder / "cmsIngest", layer)
    both = f"import cms_ingest.handler; {CLIENTS}"
    return {**starts, "import of cmsIngest and its AWS clients": Start(both, ingest, ("-B",))}


def _in_turns(starts: Sequence[Start]) -> list[list[float]]:
    """Each once to warm the disk's cache, then TIMES measured."""
    rounds = [[start.milliseconds() for start in starts] for _ in range(TIMES + 1)]
    return [list(times) for times in zip(*rounds[1:], strict=True)]
