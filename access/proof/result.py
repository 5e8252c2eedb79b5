"""What one run of the proof found, and how it is told."""

from dataclasses import dataclass

SHOWN = 200


@dataclass(frozen=True)
class Finding:
    """One line of the table; `failures` are sentences that each name the rule."""

    what: str
    good: int
    total: int
    failures: tuple[str, ...] = ()
    note: str = ""

    @property
    def passed(self) -> bool:
        return not self.failures and self.good == self.total and self.total > 0

    def line(self) -> str:
        share = f"{self.good:,}/{self.total:,}"
        mark = "ok" if self.passed else "FAILED"
        return f"{self.what:<42}{share:>19}  {mark:<7}{self.note}".rstrip()


def shown(finding: Finding) -> list[str]:
    more = len(finding.failures) - SHOWN
    lines = [f"  {failure}" for failure in finding.failures[:SHOWN]]
    return [f"{finding.what}:", *lines, *([f"  … and {more} more"] if more > 0 else [])]
