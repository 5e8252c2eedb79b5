"""Which of the suites' requests a sample asks: of each group one in N, the first always.

A group is a parametrized test, and of attacks a family. A test that isn't parametrized is asked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

EACH = "LECTERN_PROOF_SAMPLE"
"""The environment variable that holds N; 1, and none, is all."""

_GROUP = re.compile(r"(?P<test>[^\[]+)\[(?P<family>[^/\]]*)(?P<each>/)?")


def each_of(environ: Mapping[str, str]) -> int:
    return int(environ.get(EACH, "1"))


def why(each: int) -> str:
    return f"this sample asks one in {each}"


def chosen(tests: Iterable[str], each: int) -> set[str]:
    """The ids of pytest's that are asked; the same whenever the same tests are there."""
    seen: Counter[str] = Counter()
    asked = set()
    for test in tests:
        group = _group(test)
        if seen[group] % each == 0:
            asked.add(test)
        seen[group] += 1
    return asked


def _group(test: str) -> str:
    found = _GROUP.match(test)
    if found is None:
        return test
    return f"{found['test']}[{found['family']}" if found["each"] else found["test"]
