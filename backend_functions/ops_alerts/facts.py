"""What a mail may show of a webhook: a stranger's text, bounded, and on one line.

Signatures and keys are never among it, nor anything that could act on a terminal or a header.
"""

from lectern.notices.reasons import kind_of
from ops_alerts.dead_letter import DeadLetter

EXCERPT_BYTES = 300
FACT_BYTES = 200


def facts_of(letter: DeadLetter) -> dict[str, str]:
    """By their labels."""
    facts = {
        "Source": letter.source or "none",
        "Received": letter.received_at,
        "Reason code": kind_of(letter.failure_code),
        "Detail": letter.failure_reason or "none",
        "Event id": letter.event_id or "none",
        "Correlation id": letter.correlation_id,
    }
    return {name: _one_line(value) for name, value in facts.items()}


def excerpt_of(letter: DeadLetter) -> str:
    """The beginning of its body."""
    return _bounded(letter.body, EXCERPT_BYTES)


def _one_line(value: str) -> str:
    return _bounded(" ".join(value[: 2 * FACT_BYTES].split()), FACT_BYTES)


def _bounded(value: str, most: int) -> str:
    """In UTF-8, and whole characters: a flood of counted letters mustn't take many write units."""
    printable = "".join(c if c.isprintable() or c == "\n" else " " for c in value[:most])
    kept = printable.encode()[:most].decode(errors="ignore")
    return f"{kept} …" if len(kept) < len(value) else kept
