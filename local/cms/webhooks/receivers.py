"""The Wagtail signals after which learners may have to see something else.

Saving a draft sends none of them. A page with a later publication date sends `page_published` now
without being live; so `settle` checks the page itself and ignores the signal's name.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save
from taggit.models import Tag
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from local.cms.courses.models import Course, Lesson
from local.cms.webhooks import touched
from local.cms.webhooks.settle import settle

ENTRIES = (Course, Lesson)


def connect() -> None:
    for entry in ENTRIES:
        page_published.connect(_published, sender=entry)
        page_unpublished.connect(_settled, sender=entry)
    post_page_move.connect(_settled)
    # Of Page and not of Course: when it comes, the rows of the whole branch are gone.
    post_delete.connect(_settled, sender=Page)
    for signal in (post_save, post_delete):
        signal.connect(touched.picture, sender=get_image_model())
        signal.connect(touched.tag, sender=Tag)
        signal.connect(_settled, sender=PageViewRestriction)
    post_delete.connect(touched.rendition, sender=get_image_model().get_rendition_model())


def _published(instance: Page, **_: Any) -> None:
    settle(again=lambda page_id: page_id == instance.pk)


def _settled(**_: Any) -> None:
    settle()
