"""Catalogue → Course → Lesson.

A page's id is its external id; its place in the tree is its position.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page, PagePermissionTester
from wagtail.search import index

from local.cms.courses.blocks import lesson_blocks
from local.cms.courses.entry import COURSE, COVER_PANEL, LESSON, Entry, OpenPage
from local.cms.courses.forms import EntryForm

LONGEST_LESSON_MINUTES = 600


class KeptPage(OpenPage):
    """A page that nobody can delete or edit, not even an administrator.

    There is no other catalogue, and learners see none of its own fields.
    """

    def can_edit(self) -> bool:
        return False

    def can_publish(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: ARG002
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False


class Catalogue(Page):
    """The root of all courses; made by the set-up, never by an editor."""

    is_creatable = False
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["courses.Course"]
    admin_default_ordering = "ord"
    preview_modes: list[tuple[str, str]] = []
    private_page_options: ClassVar[list[str]] = []

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Links to it lead to the site's own catalogue."""
        parts = super().get_url_parts(request)
        return parts and (parts[0], settings.CMS.site_origin, "/catalogue")

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return KeptPage(user, self)


class CourseTag(TaggedItemBase):
    content_object = ParentalKey(
        "courses.Course", related_name="tagged_items", on_delete=models.CASCADE
    )


class LessonTag(TaggedItemBase):
    content_object = ParentalKey(
        "courses.Lesson", related_name="tagged_items", on_delete=models.CASCADE
    )


class Course(Entry):
    base_form_class = EntryForm
    tags = ClusterTaggableManager(through=CourseTag, blank=True)

    kind = COURSE
    site_path = "courses"
    parent_page_types = ["courses.Catalogue"]
    subpage_types = ["courses.Lesson"]
    # The explorer shows lessons in the order in which learners read them.
    admin_default_ordering = "ord"

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("level"),
        FieldPanel("tags"),
        COVER_PANEL,
    ]
    api_fields = Entry.common_api_fields


class Lesson(Entry):
    base_form_class = EntryForm
    tags = ClusterTaggableManager(through=LessonTag, blank=True)
    duration_minutes = models.PositiveSmallIntegerField(
        "minutes",
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_LESSON_MINUTES)],
        help_text="How long it takes to read and try out.",
    )
    body = StreamField(lesson_blocks())

    kind = LESSON
    site_path = "lessons"
    parent_page_types = ["courses.Course"]
    subpage_types: list[str] = []

    search_fields = [*Entry.search_fields, index.SearchField("body")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("duration_minutes"),
        FieldPanel("level"),
        FieldPanel("tags"),
        COVER_PANEL,
    ]
    api_fields = [
        *Entry.common_api_fields,
        APIField("duration_minutes", writable=True),
        APIField("body", writable=True),
    ]
