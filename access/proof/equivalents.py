"""Mutants that change nothing, each with its reason: listed by hand and checked both ways."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("equivalents.toml")


@dataclass(frozen=True)
class Listed:
    """`wrong` says what is wrong with the list; `survivors` aren't on it."""

    excused: frozenset[str]
    survivors: tuple[str, ...]
    wrong: tuple[str, ...]


def reasons(file: Path = FILE) -> dict[str, str]:
    """By the mutant's name."""
    entries = tomllib.loads(file.read_text()).get("equivalent", []) if file.exists() else []
    return {name: entry["reason"] for entry in entries for name in entry["mutants"]}


def compared(listed: Collection[str], killed: Collection[str], survived: Collection[str]) -> Listed:
    wrong = [
        f"{name}: it is listed as equivalent, but a cell notices it."
        if name in killed
        else f"{name}: it is listed as equivalent, but there is no such mutant."
        for name in listed
        if name not in survived
    ]
    survivors = tuple(name for name in survived if name not in listed)
    return Listed(frozenset(survived) & frozenset(listed), survivors, tuple(wrong))
