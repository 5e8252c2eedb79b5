"""What one benchmark says: our figure, the peer's, and who the peer is."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Measurement:
    """Smaller is better throughout; `ratio` is ours ÷ peer."""

    metric: str
    unit: str
    ours: float
    peer: float
    peer_name: str

    @property
    def ratio(self) -> float:
        return self.ours / self.peer if self.peer else math.inf


def percentile(values: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile: a value that was really measured."""
    ordered = sorted(values)
    rank = max(1, math.ceil(percent / 100 * len(ordered)))
    return ordered[rank - 1]


def show(measurements: Sequence[Measurement], console: Console) -> None:
    table = Table("metric", "unit")
    for title in ("ours", "peer", "ratio"):
        table.add_column(title, justify="right")
    table.add_column("the peer is")
    for one in measurements:
        figures = f"{one.ours:.3g}", f"{one.peer:.3g}", f"{one.ratio:.2f}"
        table.add_row(one.metric, one.unit, *figures, one.peer_name)
    console.print(table)


def write(measurements: Sequence[Measurement], file: Path) -> None:
    rows = [{**asdict(one), "ratio": one.ratio} for one in measurements]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(rows, indent=2))
