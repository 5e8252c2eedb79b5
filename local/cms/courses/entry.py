"""The base of courses and lessons: the fields of every entry on the site."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page, PagePermissionTester
from wagtail.search import index

from lectern.cms.wagtail import NAME
from lectern.content import content_id

SUMMARY_CHARACTERS = 400
COURSE, LESSON = "course", "lesson"

LEVELS = [
    ("beginner", "Beginner"),
    ("intermediate", "Intermediate"),
    ("advanced", "Advanced"),
]

PROMOTE_PANELS = [FieldPanel("slug")]
"""The site uses only the slug of Wagtail's own fields: no menus, no texts for search engines."""

COVER_PANEL = MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_alt")], heading="Cover")


class OpenPage(PagePermissionTester):
    """Pages have no privacy setting: learners see every published page."""

    def can_set_view_restrictions(self) -> bool:
        return False


class Entry(Page):
    """A page that learners see on the site: `kind` says which. `source_hash` marks what the loader
    wrote.
    """

    class Meta:
        abstract = True

    summary = models.TextField(
        max_length=SUMMARY_CHARACTERS, help_text="One or two sentences, shown in lists."
    )
    level = models.CharField(max_length=12, choices=LEVELS, default="beginner")
    cover = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover_alt = models.CharField(
        "cover description",
        max_length=300,
        blank=True,
        help_text="What the cover shows, for those who can't see it.",
    )
    source_hash = models.CharField(max_length=64, blank=True)

    kind: ClassVar[str]
    tags: Any
    site_path = ""
    promote_panels = PROMOTE_PANELS
    private_page_options: ClassVar[list[str]] = []

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.RelatedFields("tags", [index.SearchField("name")]),
    ]
    common_api_fields = [
        APIField("summary", writable=True),
        APIField("level", writable=True),
        APIField("tags", writable=True),
        APIField("cover", writable=True),
        APIField("cover_alt", writable=True),
        APIField("source_hash", writable=True),
        APIField("last_published_at"),
    ]

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return OpenPage(user, self)

    def clean(self) -> None:
        super().clean()
        if self.cover_id and not self.cover_alt:
            raise ValidationError({"cover_alt": "Describe the cover."})

    def get_template(self, *_: Any, **__: Any) -> str:
        """Only previews are rendered here; learners' pages are the site's."""
        return "courses/preview.html"

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """The page's URL for learners, which is on the site."""
        parts = super().get_url_parts(request)
        if parts is None:
            return None
        return (
            parts[0],
            settings.CMS.site_origin,
            f"/{self.site_path}/{content_id(NAME, str(self.pk))}/{self.slug}",
        )
