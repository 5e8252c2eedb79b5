"""Compares the content table with what the CMS has published, and repairs the differences.

Webhooks may be lost before they reach the queue; then nothing in the queues tells of it. A repair
writes by the same code as ingest, on the same conditions: so a webhook that arrives meanwhile
wins, and a second run finds nothing. Each entry is asked for again right before it is written, and
one that fails holds up no other.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from cms_ingest.items import Trace
from cms_ingest.store import Store, apply
from lectern.cms.listing import Fetch, ListPublished
from lectern.content import Change, Unpublished
from lectern.errors import Rejected, Transient
from lectern.keys import CONTENT_PREFIX, ENTRY
from lectern.sanitise import clean
from lectern.wire import from_wire, to_wire
from operations.differences import Difference, Held, differences, held, withdraws_too_many
from operations.operation_refused import TooManyLeftOver

TRACE = Trace("", "reconcile")

Outcome = Literal["told", "repaired", "changed meanwhile", "refused", "failed", "publish it again"]
SETTLED: frozenset[Outcome] = frozenset({"told", "repaired", "changed meanwhile"})
"""What was asked for is done: a look tells, a repair repairs. The other outcomes leave a difference
that a person has to look at, or another run."""


@dataclass(frozen=True, slots=True)
class Told:
    """`detail` says why the entry was refused, or why it failed this time."""

    difference: Difference
    outcome: Outcome
    detail: str = ""


@dataclass(frozen=True)
class Reconcile:
    """One deployment: its CMS and its content table."""

    list_published: ListPublished
    fetch: Fetch
    store: Store
    media_origin: str

    def run(self, repair: bool, withdraw: bool) -> Iterator[Told]:
        """Every difference; without `repair` nothing is changed.

        Raises TooManyLeftOver before it changes anything, unless `withdraw` allows it; or
        UpstreamFailed where the CMS's list is incomplete.
        """
        listed = {each.identity.content_id: each for each in self.list_published()}
        entries = self._entries()
        found = differences(listed, entries)
        if repair and not withdraw and withdraws_too_many(found, entries):
            raise TooManyLeftOver(sum(each.kind == "left over" for each in found), len(listed))
        for number, each in enumerate(found, 1):
            _progress(number, len(found), repair)
            yield self._repaired(each) if repair else Told(each, "told")

    def _repaired(self, difference: Difference) -> Told:
        if difference.kind == "newer":
            return Told(difference, "publish it again")
        try:
            return Told(difference, self._written(difference))
        except Rejected as error:
            return Told(difference, "refused", str(error))
        except Transient as error:
            return Told(difference, "failed", str(error))

    def _written(self, difference: Difference) -> Outcome:
        present = self.fetch(difference.identity)
        if (present is None) != (difference.kind == "left over"):
            return "changed meanwhile"
        change: Change = Unpublished(difference.identity, difference.version)
        if present is not None:
            change = replace(present, content=clean(present.content, self.media_origin))
        done = apply(self.store, change, TRACE)
        return "repaired" if done == "written" else "changed meanwhile"

    def _entries(self) -> dict[str, Held]:
        """Of all entries what a comparison needs; a scan reads whole items (DynamoDB developer
        guide, "Scanning tables"), so this costs the size of the table."""
        pages = self.store.table.client.get_paginator("scan").paginate(
            TableName=self.store.table.name,
            ConsistentRead=True,
            ProjectionExpression="#source, externalId, contentType, version, #status",
            FilterExpression="sk = :entry AND begins_with(pk, :content)",
            ExpressionAttributeNames={"#source": "source", "#status": "status"},
            ExpressionAttributeValues=to_wire({":entry": ENTRY, ":content": CONTENT_PREFIX}),
        )
        found = (held(from_wire(item)) for page in pages for item in page["Items"])
        return {each.identity.content_id: each for each in found}


def _progress(number: int, of: int, repair: bool) -> None:
    if repair and sys.stderr.isatty():
        end = "\n" if number == of else ""
        print(f"\r{number} of {of}", end=end, file=sys.stderr, flush=True)


_MEANING = {
    "missing": "published in the CMS, and learners don't have it",
    "older": "learners have an older version",
    "newer": "learners have a newer version than the CMS knows",
    "left over": "learners have it, and the CMS doesn't publish it",
}


def said(told: Iterable[Told], repair: bool) -> str:
    """A text for the operator."""
    lines = [_line(each) for each in told]
    if not lines:
        return "The content equals what the CMS has published."
    return "\n".join([*lines, *([] if repair else ["Nothing was changed: that takes GO=1."])])


def _line(told: Told) -> str:
    difference = told.difference
    outcome = "" if told.outcome == "told" else f": {told.outcome}"
    detail = f" ({told.detail})" if told.detail else ""
    return f"{difference.identity.content_id}: {_MEANING[difference.kind]}{outcome}{detail}"
