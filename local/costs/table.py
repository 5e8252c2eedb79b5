"""Bills side by side, as the table of docs/services.md."""

from collections.abc import Sequence

from local.costs.bill import Line, total


def markdown(crowds: Sequence[int], bills: Sequence[Sequence[Line]]) -> str:
    """One row a service that costs something for any of the crowds, then the sum."""
    rows = [("USD a month", *(f"{learners:,} learners" for learners in crowds))]
    rows.append(("---", *("---:" for _ in crowds)))
    for parts in zip(*bills, strict=True):
        if any(part.usd >= 0.005 for part in parts):
            rows.append((parts[0].service, *(f"{part.usd:,.2f}" for part in parts)))
    rows.append(("**Sum**", *(f"**{total([*lines]):,.2f}**" for lines in bills)))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
