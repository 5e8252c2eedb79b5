"""The notice board: one item gathers the content of the next mail and the time of the last one.

- A parked webhook is counted once: its own item and the counts change in one transaction, on the
  condition that the item doesn't exist yet.
- A sender claims a mail before it sends it, by a write on the condition that nobody wrote since it
  read the item: of two concurrent senders one succeeds. What is claimed moves to `telling` and
  leaves it only after the mail; if the mail fails, the next one reports it too.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lectern import keys
from lectern.dynamodb import Condition, Table
from lectern.errors import Contended
from lectern.limits import NOTICED_LETTER_DAYS, OPERATORS_MAIL_SECONDS
from lectern.notices.kinds import (
    COUNT,
    EXAMPLE,
    NOTHING,
    Gathered,
    from_item,
    kind_of,
    to_item,
    together,
)
from ops_alerts.dead_letter import DeadLetter, excerpt_of, facts_of

ATTEMPTS = 8
DAY_SECONDS = 24 * 60 * 60
_NEW = Condition("attribute_not_exists(pk)", {}, {})
_WATCHED = ("parked", "mailedAt")
"""Every count changes `parked`, every claim changes `mailedAt`."""


@dataclass(frozen=True, slots=True)
class Board:
    """`now` in seconds since the epoch; `pause(attempt)` waits before attempt + 1."""

    table: Table
    now: Callable[[], float]
    pause: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to send one mail, about `gathered`."""

    gathered: Gathered
    at: int


def note(board: Board, letters: Iterable[DeadLetter]) -> None:
    """Counts letters not counted yet, at most 99; raises Contended or StoreUnavailable."""
    due = [*{letter.message_id: letter for letter in letters}.values()]
    for attempt in range(ATTEMPTS):
        if not due:
            return
        try:
            board.table.transact(_counting(board, due))
        except Contended as error:
            known = set(error.failed_conditions)
            due = [letter for at, letter in enumerate(due) if at not in known]
            board.pause(attempt)
        else:
            return
    raise Contended(f"Gave up after {ATTEMPTS} attempts.")


def claim(board: Board) -> Claim | None:
    """None if there is nothing to report, or if the last mail is too recent.

    Raises Contended or StoreUnavailable.
    """
    for attempt in range(ATTEMPTS):
        item = board.table.get(keys.gathered_notices()) or {}
        gathered = together(_claimed_unsent(item), from_item(item))
        now = int(board.now())
        if not gathered.parked or now < item.get("mailedAt", 0) + OPERATORS_MAIL_SECONDS:
            return None
        try:
            board.table.write(_claimed(gathered, now), _unchanged_since(item))
        except Contended:
            board.pause(attempt)
        else:
            return Claim(gathered, now)
    raise Contended(f"Gave up after {ATTEMPTS} attempts.")


def settle(board: Board, claimed: Claim) -> None:
    """After the mail was sent: removes what it reported."""
    key, mine = keys.gathered_notices(), {":at": claimed.at}
    told = board.table.update(key, "REMOVE telling", mine, condition="mailedAt = :at")
    board.table.transact([told])


def example(board: Board, message_id: str) -> Mapping[str, Any]:
    """The `facts` and the `excerpt` of a counted letter; empty after the letter expired."""
    return board.table.get(keys.noticed_letter(message_id)) or {}


def _claimed_unsent(item: Mapping[str, Any]) -> Gathered:
    return from_item(item["telling"]) if "telling" in item else NOTHING


def _claimed(gathered: Gathered, now: int) -> dict[str, Any]:
    key = keys.gathered_notices()._asdict()
    return {**key, "mailedAt": now, "telling": to_item(gathered)}


def _unchanged_since(item: Mapping[str, Any]) -> Condition:
    parts = [
        f"{name} = :{name}" if name in item else f"attribute_not_exists({name})"
        for name in _WATCHED
    ]
    return Condition(
        " AND ".join(parts), {}, {f":{name}": item[name] for name in _WATCHED if name in item}
    )


def _counting(board: Board, letters: Sequence[DeadLetter]) -> list[dict[str, Any]]:
    now = int(board.now())
    known = [board.table.put(_noticed(letter, now), _NEW) for letter in letters]
    return [*known, _added(board.table, letters, now)]


def _noticed(letter: DeadLetter, now: int) -> dict[str, Any]:
    return {
        **keys.noticed_letter(letter.message_id)._asdict(),
        "facts": facts_of(letter),
        "excerpt": excerpt_of(letter),
        "expiresAt": now + NOTICED_LETTER_DAYS * DAY_SECONDS,
    }


def _added(table: Table, letters: Sequence[DeadLetter], now: int) -> dict[str, Any]:
    """The first letter of a kind stays its example until a mail has reported it."""
    kinds = [kind_of(letter.failure_code) for letter in letters]
    named: dict[str, str] = {}
    values: dict[str, Any] = {":all": len(letters), ":now": now}
    adds = ["parked :all"]
    sets = ["firstAt = if_not_exists(firstAt, :now)", "lastAt = :now"]
    for at, (kind, count) in enumerate(Counter(kinds).items()):
        named |= {f"#c{at}": COUNT + kind, f"#e{at}": EXAMPLE + kind}
        values |= {f":c{at}": count, f":e{at}": letters[kinds.index(kind)].message_id}
        adds.append(f"#c{at} :c{at}")
        sets.append(f"#e{at} = if_not_exists(#e{at}, :e{at})")
    expression = f"SET {', '.join(sets)} ADD {', '.join(adds)}"
    return table.update(keys.gathered_notices(), expression, values, named)
