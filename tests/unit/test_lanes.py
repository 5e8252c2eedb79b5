"""Every family above unit level belongs to a lane, and there is a worker for each lane."""

import re

from amplify.project.root import ROOT
from tests.lanes import LANE_OF, LANES


def test_every_family_is_in_one_lane() -> None:
    tests = [file.relative_to(ROOT / "tests") for file in ROOT.glob("tests/*/**/test_*.py")]
    assert LANE_OF.keys() == {file.parts[0] for file in tests} - {"unit"}
    assert sum(map(len, LANES.values())) == len(LANE_OF)


def test_every_lane_has_a_worker() -> None:
    makefile = (ROOT / "Makefile").read_text()
    (workers,) = re.findall(r"tests --ignore=tests/unit -n (\d+) --dist loadscope", makefile)
    assert int(workers) == len(LANES)
