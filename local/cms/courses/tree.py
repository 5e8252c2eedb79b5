"""Reads the standing of every course and lesson from Wagtail's tree."""

from collections import Counter

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageViewRestriction

from local.cms.courses.models import Course, Lesson
from local.cms.courses.standing import CourseRef, Standing

STEP = Page.steplen


def standings() -> dict[int, Standing]:
    """The standing of every course and lesson by page id, in tree order; two queries."""
    kinds = _kinds()
    rows = (
        Page.objects.filter(content_type_id__in=kinds)
        .order_by("path")
        .values("id", "path", "live", "slug", "title", "content_type_id", "locale__language_code")
    )
    children: Counter[str] = Counter()
    private = _private()
    courses: dict[str, tuple[CourseRef, bool]] = {}
    found: dict[int, Standing] = {}
    for row in rows:
        parent = row["path"][:-STEP]
        children[parent] += 1
        course, course_live = courses.get(parent, (None, True))
        kind = kinds[row["content_type_id"]]
        if kind == "course":
            ref = CourseRef(row["id"], row["slug"], row["title"])
            courses[row["path"]] = (ref, row["live"])
        hidden = row["path"].startswith(private)
        found[row["id"]] = Standing(
            page_id=row["id"],
            content_type=kind,
            locale=row["locale__language_code"],
            title=row["title"],
            public=row["live"] and course_live and not hidden,
            position=children[parent],
            course=course,
        )
    return found


def is_open(page: Page) -> bool:
    """Whether learners can open the page: it and all pages above it are public."""
    above = page.get_ancestors().filter(depth__gt=1)
    drafts = above.filter(live=False).exists()
    return bool(page.live and not drafts and not page.get_view_restrictions().exists())


def _private() -> tuple[str, ...]:
    """The branches that are private in Wagtail. No form offers this; the database may have it."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def _kinds() -> dict[int, str]:
    types = ContentType.objects.get_for_models(Course, Lesson)
    return {types[Course].pk: "course", types[Lesson].pk: "lesson"}
