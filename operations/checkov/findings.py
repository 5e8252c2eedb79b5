"""What checkov found, against what was decided about it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """`place` is `<folder of the template>.<logical id>`."""

    check: str
    place: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`unjustified`: findings that nobody decided about; `stale`: decisions on what isn't found."""

    unjustified: tuple[Finding, ...]
    stale: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        return not self.unjustified and not self.stale


def of_report(report: Any) -> list[Finding]:
    """Of checkov's JSON: one object, or a list of them."""
    parts = report if isinstance(report, list) else [report]
    return sorted(
        Finding(failed["check_id"], _place(failed))
        for part in parts
        for failed in part["results"]["failed_checks"]
    )


def decisions(reasons: Mapping[str, Any]) -> frozenset[Finding]:
    """What reasons.json decides: a check is suppressed at the places it names, nowhere else."""
    return frozenset(
        Finding(check, place) for check, decided in reasons.items() for place in decided["places"]
    )


def verdict(found: Iterable[Finding], decided: frozenset[Finding]) -> Verdict:
    findings = frozenset(found)
    return Verdict(tuple(sorted(findings - decided)), tuple(sorted(decided - findings)))


def _place(failed: Mapping[str, Any]) -> str:
    folder = str(failed["file_path"]).rsplit("/", 2)[-2]
    return f"{folder}.{str(failed['resource']).rpartition('.')[2]}"
