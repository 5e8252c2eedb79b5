"""What an editor does in the CMS, in a few words, and what the outbox then holds."""

import io
import json
from dataclasses import dataclass
from typing import Any

from django.core.files.images import ImageFile
from django.utils.text import slugify
from PIL import Image as Picture
from wagtail.images.models import Image

from local.cms.courses.models import Catalogue, Course, Lesson
from local.cms.webhooks.models import Delivery

PROSE = [{"type": "text", "value": "<p>Some prose.</p>"}]


def picture(width: int = 1600, height: int = 900) -> Image:
    content = io.BytesIO()
    Picture.new("RGB", (width, height), (20, 80, 160)).save(content, "PNG")
    return Image.objects.create(title="A picture", file=ImageFile(content, "a-picture.png"))


def events() -> list[dict[str, Any]]:
    """The bodies in the outbox, oldest first."""
    return [json.loads(row.body) for row in Delivery.objects.order_by("id")]


def told() -> list[tuple[str, int]]:
    """(event, page id) of everything in the outbox, oldest first."""
    return [(event["type"], event["data"]["id"]) for event in events()]


@dataclass(frozen=True)
class Editor:
    catalogue: Catalogue

    def course(self, title: str, *, publish: bool = False, **fields: Any) -> Course:
        page = Course(title=title, slug=slugify(title), summary=f"About {title}.", **fields)
        return self._add(Catalogue.objects.get(), page, publish)

    def lesson(self, course: Course, title: str, *, publish: bool = False, **fields: Any) -> Lesson:
        given = {"summary": f"About {title}.", "body": PROSE, **fields}
        page = Lesson(title=title, slug=slugify(title), **given)
        return self._add(Course.objects.get(pk=course.pk), page, publish)

    def publish(self, page: Any, **changes: Any) -> None:
        self.save_draft(page, **changes).publish()

    def save_draft(self, page: Any, **changes: Any) -> Any:
        draft = type(page).objects.get(pk=page.pk)
        for name, value in changes.items():
            setattr(draft, name, value)
        return draft.save_revision()

    def unpublish(self, page: Any) -> None:
        type(page).objects.get(pk=page.pk).unpublish()

    def delete(self, page: Any) -> None:
        type(page).objects.get(pk=page.pk).delete()

    def move(self, page: Any, target: Any, position: str) -> None:
        current = type(page).objects.get(pk=page.pk)
        current.move(type(target).objects.get(pk=target.pk), pos=position)

    def forget_events(self) -> None:
        Delivery.objects.all().delete()

    def _add(self, parent: Any, page: Any, publish: bool) -> Any:
        page.live = False
        parent.add_child(instance=page)
        revision = page.save_revision()
        if publish:
            revision.publish()
        return type(page).objects.get(pk=page.pk)
