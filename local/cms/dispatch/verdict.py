"""Classifies an attempt's outcome, and computes the delay after a failure."""

from dataclasses import dataclass
from enum import Enum

FIRST_DELAY_SECONDS = 0.5
LONGEST_DELAY_SECONDS = 60.0
ATTEMPTS = 1000
"""About sixteen hours at the longest delay; then a person must press "Send again"."""

NEVER_ACCEPTED = frozenset({400, 413, 415, 422})
"""Statuses that blame the body: sending it again can't help. The webhooks' API answers 503 for
temporary errors, even if SQS itself answers 400 (custom/ingest)."""


class Verdict(Enum):
    ARRIVED = "arrived"
    REFUSED = "refused"
    LATER = "later"


@dataclass(frozen=True)
class Outcome:
    """One attempt: `problem` is empty if it arrived, otherwise a sentence for the editor."""

    verdict: Verdict
    problem: str = ""


def of_status(status: int, text: str) -> Outcome:
    if 200 <= status < 300:
        return Outcome(Verdict.ARRIVED)
    problem = f"The receiver answered {status}: {text[:300] or 'nothing more'}"
    return Outcome(Verdict.REFUSED if status in NEVER_ACCEPTED else Verdict.LATER, problem)


def of_silence(error: Exception) -> Outcome:
    return Outcome(Verdict.LATER, f"The receiver can't be reached: {type(error).__name__}: {error}")


def delay_seconds(attempts: int, chance: float) -> float:
    """Exponential, bounded, with half of it random; `attempts` ≥ 1 and 0 ≤ `chance` < 1."""
    doublings = min(attempts - 1, 20)
    full = min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2**doublings)
    return full * (0.5 + chance / 2)
