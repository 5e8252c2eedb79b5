"""The second check of missing accounts, and the deletion of a deleted account's items.

An account exists before its first item: an item's key is the `sub` of a session, and Cognito gives
sessions only to accounts. The wait between both checks covers delayed reads of a new account.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lectern.keys import issued
from lectern.learner_items import FAMILIES
from lectern.limits import SWEEP_PARTITION_ITEMS, SWEEP_SECOND_LOOK_SECONDS
from sweep.learners import Learners
from sweep.notes import Notes, Suspect
from sweep.pace import Pace
from sweep.user_pool import Directory

SHARE = 0.5
"""The share of a run; the rest stays for the round, whatever number of accounts are deleted."""


@dataclass(frozen=True, slots=True)
class Places:
    """The dependencies of the second check."""

    directory: Directory
    learners: Learners
    notes: Notes


@dataclass(frozen=True, slots=True)
class Settled:
    """`swept` accounts were removed; the oldest remaining one is missing since `waiting_since`."""

    swept: int
    waiting_since: int


def settle(places: Places, suspects: Mapping[str, Suspect], now: int, pace: Pace) -> Settled:
    """Who waits longest comes first; whose items are too many for one run goes to the end of the
    line, so that they hold up nobody."""
    swept, left = 0, dict(suspects)
    for sub, found in sorted(suspects.items(), key=lambda each: each[1].tried_at):
        if found.seen_at > now - SWEEP_SECOND_LOOK_SECONDS:
            continue
        absent = _absent(places.directory, sub, pace)
        if absent is None:
            break
        if absent and not _emptied(places.learners, sub, pace):
            places.notes.suspect(sub, Suspect(found.seen_at, now))
            continue
        places.notes.forget(sub)
        del left[sub]
        swept += absent
    return Settled(swept, min((each.seen_at for each in left.values()), default=now))


def _absent(directory: Directory, sub: str, pace: Pace) -> bool | None:
    """None if the run's share is used up before both checks."""
    if not pace.act(SHARE):
        return None
    if directory.lists(sub):
        return False
    if not pace.act(SHARE):
        return None
    return not directory.knows(sub)


def _emptied(learners: Learners, sub: str, pace: Pace) -> bool:
    """What others see of it first, such as likes; what the person was told last. False when
    something may be left. What a function tells later is found by another round."""
    seen = [family.sort_key for family in FAMILIES if family.activity != "ignore"]
    own = all(_deleted(learners, sub, prefix, pace) for prefix in (*seen, ""))
    return own and _deleted(learners, issued(sub, "").pk, "", pace)


def _deleted(learners: Learners, pk: str, prefix: str, pace: Pace) -> bool:
    found = learners.keys_of(pk, prefix, SWEEP_PARTITION_ITEMS)
    for key in found:
        if not pace.act(SHARE):
            return False
        learners.delete(key)
    return len(found) < SWEEP_PARTITION_ITEMS
