"""Make the outbox agree with the tree: one event for every difference learners should see.

The whole tree is compared with what was last announced, so one rule covers publishing,
unpublishing, moving, renaming a course and deleting one with its lessons, and running it
again adds nothing.
"""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction

from local.cms.courses.models import Course, Lesson
from local.cms.courses.payload import published_fields, timestamp
from local.cms.courses.tree import Standing, standings
from local.cms.webhooks.models import Announcement, Delivery

PUBLISHED, UNPUBLISHED, DELETED = "entry.published", "entry.unpublished", "entry.deleted"
KINDS: dict[str, Any] = {"course": Course, "lesson": Lesson}

Wanted = Callable[[int], bool]


def nothing_more(_page_id: int) -> bool:
    return False


def everything(_page_id: int) -> bool:
    return True


def settle(again: Wanted = nothing_more) -> int:
    """Write the missing events and return their number.

    `again` says which public pages to announce even if their place is unchanged: their
    content may have changed. Compares first and takes the write lock only for a difference.
    """
    if not _differences(again):
        return 0
    with transaction.atomic():
        differences = _differences(again)
        for write in differences:
            write()
    return len(differences)


def _differences(again: Wanted) -> list[Callable[[], None]]:
    """What has to be written, in the order of the tree; deletions first."""
    now = standings()
    before = {told.page_id: told for told in Announcement.objects.all()}
    gone = sorted(before.keys() - now.keys())
    found: list[Callable[[], None]] = [partial(_deleted, before[page_id]) for page_id in gone]
    for standing in now.values():
        told = before.get(standing.page_id)
        if standing.public and (_differs(standing, told) or again(standing.page_id)):
            found.append(partial(_published, standing))
        elif not standing.public and told and told.public:
            found.append(partial(_unpublished, standing, told))
    return found


def _differs(standing: Standing, told: Announcement | None) -> bool:
    return told is None or not told.public or told.placement != standing.placement


def _published(standing: Standing) -> None:
    # Read again: a signal's own instance may be older than the row (a revision is saved first).
    page = KINDS[standing.content_type].objects.get(pk=standing.page_id)
    _write(PUBLISHED, standing, published_fields(page, standing))
    Announcement.objects.update_or_create(
        page_id=standing.page_id,
        defaults={
            "content_type": standing.content_type,
            "locale": standing.locale,
            "title": standing.title,
            "public": True,
            "placement": standing.placement,
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
    row.body = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    row.save(update_fields=["body"])
