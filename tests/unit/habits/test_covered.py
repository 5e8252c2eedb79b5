"""What `make test` tells of coverage is what was run, and too little of it fails the run."""

from typing import Any

import pytest

from tests import covered
from tests.covered import Counted, NotMeasured

LCOV = """TN:
SF:src/store.ts
FNF:2
FNH:2
BRDA:3,0,0,1
BRDA:9,1,0,0
BRF:2
BRH:1
DA:1,1
DA:8,0
LH:19
LF:20
end_of_record
TN:
SF:paths.ts
BRF:0
BRH:0
LH:10
LF:10
end_of_record
"""


def file(run: int, every: int, branches: tuple[int, int], missing: list[int]) -> dict[str, Any]:
    summary = {
        "covered_lines": run,
        "num_statements": every,
        "covered_branches": branches[0],
        "num_branches": branches[1],
    }
    return {"summary": summary, "missing_lines": missing, "missing_branches": [[7, 8]]}


def test_the_client_is_summed_over_its_files() -> None:
    counted = covered.of_client(LCOV, {"store.ts", "paths.ts"})
    assert (counted.lines, counted.branches) == ((29, 30), (1, 2))
    assert counted.missed == {"webapp/client/src/store.ts": [8, 9]}


def test_a_file_that_no_test_has_loaded_is_told() -> None:
    with pytest.raises(NotMeasured, match=r"forgotten\.ts"):
        covered.of_client(LCOV, {"store.ts", "forgotten.ts"})


def test_a_room_is_its_own_files_alone() -> None:
    report = {"files": {"a/x.py": file(9, 10, (3, 4), [5]), "ab/y.py": file(1, 1, (1, 1), [])}}
    counted = covered.of_python("a", report)
    assert (counted.lines, counted.branches) == ((9, 10), (3, 4))
    assert counted.missed == {"a/x.py": [5, 7]}
    with pytest.raises(NotMeasured):
        covered.of_python("c", report)


@pytest.mark.parametrize(
    ("lines", "branches", "holds"),
    [((95, 100), (95, 100), True), ((94, 100), (100, 100), False), ((1, 1), (9499, 10000), False)],
)
def test_lines_and_branches_both_have_the_bound(
    lines: tuple[int, int], branches: tuple[int, int], holds: bool
) -> None:
    counted = Counted("room", lines, branches, {})
    assert counted.holds is holds
    assert ("below 95 %" in covered.table([counted])) is not holds


def test_a_run_below_the_bound_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    low = Counted("room", (1, 2), (1, 2), {"room/a.py": [3]})
    monkeypatch.setattr(covered, "measured", lambda: iter([low]))
    assert covered.main() == 1
    assert "room/a.py: 3" in capsys.readouterr().out
    monkeypatch.setattr(covered, "measured", lambda: iter([Counted("room", (2, 2), (0, 0), {})]))
    assert covered.main() == 0
