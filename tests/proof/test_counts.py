"""Each line of the proof counts what it names: nothing generated passes for written by hand."""

from typing import Any

import pytest

from access.proof import suites
from access.proof.suites import ATTACK, LAWFUL, LEFT_OUT, SPECIFIED_ALLOWANCE, SPECIFIED_REFUSAL

LOCAL = "an account on AWS has no door of the local cloud's"


def result(test: str, passed: bool = True, **counts: int) -> dict[str, Any]:
    kinds = {name.replace("_", " "): number for name, number in counts.items()}
    return {"test": test, "passed": passed, "failure": "" if passed else "went through", **kinds}


GOOD = [
    result("a scan", attack=1),
    result("a foreign read", attack=1),
    result("an own read", lawful=1),
    result("a learner's matrix", specified_refusal=40, specified_allowance=9),
]


def lines(results: list[dict[str, Any]], complaint: str = "") -> dict[str, tuple[int, int, bool]]:
    found = dict(zip(suites.COUNTED, suites.findings_of(results, complaint), strict=True))
    return {kind: (each.good, each.total, each.passed) for kind, each in found.items()}


def test_the_kinds_are_counted_apart() -> None:
    assert lines(GOOD) == {
        ATTACK: (2, 2, True),
        LAWFUL: (1, 1, True),
        SPECIFIED_REFUSAL: (40, 40, True),
        SPECIFIED_ALLOWANCE: (9, 9, True),
    }


def test_each_line_says_which_kind_it_counts() -> None:
    printed = [each.line() for each in suites.findings_of(GOOD, "")]
    assert [line.split("  ")[0] for line in printed] == list(suites.COUNTED.values())
    assert len(set(suites.COUNTED.values())) == 4


def test_a_failure_is_told_where_it_counts() -> None:
    results = [*GOOD, result("a put", passed=False, attack=1)]
    attacks, *others = suites.findings_of(results, "1 failed")
    assert (attacks.good, attacks.total, attacks.passed) == (2, 3, False)
    assert attacks.failures == ("a put: went through",)
    assert all(each.passed for each in others)


def test_what_fails_before_it_counts_fails_every_line() -> None:
    results = [*GOOD, result("the scene", passed=False)]
    assert not any(passed for _, _, passed in lines(results, "1 error").values())


def test_a_run_that_ends_badly_after_good_results_fails_every_line() -> None:
    assert not any(passed for _, _, passed in lines(GOOD, "interrupted").values())


@pytest.mark.parametrize("kind", list(suites.COUNTED))
def test_a_kind_that_nothing_was_asked_of_is_not_proven(kind: str) -> None:
    results = [{name: each[name] for name in each if name != kind} for each in GOOD]
    assert not lines(results)[kind][2]


def test_what_was_not_asked_is_told_with_its_reason_and_not_counted() -> None:
    left_out = [{"test": f"door {n}", LEFT_OUT: LOCAL, ATTACK: 1} for n in range(3)]
    attacks, lawful, *_ = suites.findings_of([*GOOD, *left_out], "")
    assert (attacks.good, attacks.total) == (2, 2)
    assert attacks.note == f"3 not asked: {LOCAL}"
    assert attacks.line().endswith(attacks.note)
    assert lawful.note == ""
