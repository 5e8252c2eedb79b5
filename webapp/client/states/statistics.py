"""What a learner's items add up to."""
# ruff: noqa: N815 -- these are the names of JavaScript fields

from dataclasses import dataclass

from webapp.client.states.choices import PageStatus


@dataclass(frozen=True)
class HeatDay:
    """`label` is the day and its number in words, `count` the number where there is one. `level`
    is its shade, from 0 for none; -1 for a day that is still to come.
    """

    label: str
    count: str
    level: int


@dataclass(frozen=True)
class HeatRow:
    """A weekday of a year."""

    name: str
    days: list[HeatDay]


@dataclass(frozen=True)
class Bar:
    """`size` and `rest` are 100 together; `count` is what it stands for in words."""

    label: str
    count: str
    size: int
    rest: int
    href: str
    lang: str


@dataclass(frozen=True)
class Statistics:
    """`begun`: there is something to show. A span is empty where there is no such streak."""

    status: PageStatus
    error: str
    begun: bool
    streak: int
    streakSpan: str
    longest: int
    longestSpan: str
    daysRead: int
    lessonsRead: int
    months: list[str]
    rows: list[HeatRow]
    weeks: list[Bar]
    courses: list[Bar]
