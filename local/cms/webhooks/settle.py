"""Updates the outbox from the tree: one event for every difference that learners should see.

The whole tree is compared with what was last announced, so one rule covers publishing,
unpublishing, moving, renaming a course and deleting one with its lessons, and running it
again adds nothing.
"""

import hashlib
import json
from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from django.db import transaction

from local.cms.courses.acceptance import refusal
from local.cms.courses.models import Course, Lesson
from local.cms.courses.payload import published_fields, timestamp
from local.cms.courses.standing import Standing
from local.cms.courses.tree import standings
from local.cms.courses.uses import uses
from local.cms.webhooks.models import Announcement, Delivery

PUBLISHED, UNPUBLISHED, DELETED = "entry.published", "entry.unpublished", "entry.deleted"
KINDS: dict[str, Any] = {"course": Course, "lesson": Lesson}

Wanted = Callable[[int], bool]


def nothing_more(_page_id: int) -> bool:
    return False


def everything(_page_id: int) -> bool:
    return True


def settle(again: Wanted = nothing_more, touched: Collection[str] = ()) -> int:
    """Write the missing events and return their number.

    `again` says which public pages to announce even if their place is unchanged: their
    content may have changed. `touched` names what changed that pages may use
    (`local.cms.courses.uses`): those whose payload is another now are announced.
    Compares first and takes the write lock only for a difference.
    """
    if not _differences(again, touched):
        return 0
    with transaction.atomic():
        differences = _differences(again, touched)
        for write in differences:
            write()
    return len(differences)


def _differences(again: Wanted, touched: Collection[str]) -> list[Callable[[], None]]:
    """What has to be written, in the order of the tree; deletions first."""
    now = standings()
    before = {told.page_id: told for told in Announcement.objects.all()}
    gone = sorted(before.keys() - now.keys())
    found: list[Callable[[], None]] = [partial(_deleted, before[page_id]) for page_id in gone]
    changed = {
        standing.page_id
        for standing in now.values()
        if _moved(standing, before.get(standing.page_id))
        or (standing.public and again(standing.page_id))
    }
    names = {*touched, *(f"page:{page_id}" for page_id in (*gone, *changed))}
    for standing in now.values():
        told = before.get(standing.page_id)
        known = standing.page_id in changed
        if standing.public and (known or _shows_another(standing, told, names)):
            found.append(partial(_published, standing))
        elif not standing.public and told and told.public:
            found.append(partial(_unpublished, standing, told))
    return found


def _moved(standing: Standing, told: Announcement | None) -> bool:
    """Whether its place, or whether it is public, differs from the last announcement."""
    if standing.public:
        return _differs(standing, told)
    return told is not None and told.public


def _shows_another(standing: Standing, told: Announcement | None, names: set[str]) -> bool:
    """Whether a page that uses one of `names` has another payload than in its last announcement."""
    if told is None or names.isdisjoint(told.uses):
        return False
    page = KINDS[standing.content_type].objects.get(pk=standing.page_id)
    return told.content != _digest(published_fields(page, standing))


def _digest(fields: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def _differs(standing: Standing, told: Announcement | None) -> bool:
    return told is None or not told.public or told.placement != standing.placement


def _published(standing: Standing) -> None:
    # Read again: a signal's own instance may be older than the row (a revision is saved first).
    page = KINDS[standing.content_type].objects.get(pk=standing.page_id)
    fields = published_fields(page, standing)
    _write(PUBLISHED, standing, fields)
    Announcement.objects.update_or_create(
        page_id=standing.page_id,
        defaults={
            "content_type": standing.content_type,
            "locale": standing.locale,
            "title": standing.title,
            "public": True,
            "placement": standing.placement,
            "content": _digest(fields),
            "uses": sorted(uses(page)),
        },
    )


def _unpublished(standing: Standing, told: Announcement) -> None:
    _write(UNPUBLISHED, standing, {})
    told.public = False
    told.save(update_fields=["public"])


def _deleted(told: Announcement) -> None:
    _write(DELETED, told, {})
    told.delete()


def _write(event: str, about: Standing | Announcement, fields: dict[str, Any]) -> None:
    row = Delivery.objects.create(
        event=event,
        page_id=about.page_id,
        content_type=about.content_type,
        title=about.title,
    )
    data = {
        "id": about.page_id,
        "contentType": about.content_type,
        "locale": about.locale,
        "version": row.pk,
        **fields,
    }
    told = {"type": event, "timestamp": timestamp(row.created_at), "data": data}
    refused = refusal(told) if event == PUBLISHED else None
    if refused:
        # No form saw it: sending it would end among the operators' failures, unseen by an editor.
        row.state, row.last_error = Delivery.State.FAILED, refused.reason
    text = json.dumps(told, ensure_ascii=bool(refused), separators=(",", ":"))
    row.body = text
    row.save(update_fields=["body", "state", "last_error"])
