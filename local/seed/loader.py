"""Loads courses into the CMS: creates missing entries, changes different ones, keeps the rest."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lectern.cms.wagtail import NAME
from lectern.content import content_id
from local.courses.model import Course, Lesson
from local.seed.cms import Cms, CmsRefused, connect
from local.seed.fields import course_fields, lesson_fields
from local.seed.images import Images
from local.seed.source import source_hash

PAGES = "/api/v3/pages/"
COURSE, LESSON = "courses.Course", "courses.Lesson"


@dataclass(frozen=True)
class SeedReport:
    """How many entries were created, updated, left alone.

    `content_ids` are those that learners should find, in reading order: an editor may have
    withdrawn one.
    """

    created: int
    updated: int
    unchanged: int
    content_ids: tuple[str, ...]


def nobody_counts(_done: int, _total: int) -> None:
    """Where nobody looks."""


def seed(
    cms_url: str,
    token: str,
    courses: Sequence[Course],
    counted: Callable[[int, int], None] = nobody_counts,
) -> SeedReport:
    """Load the courses and publish them. Entries are known by their slug below their parent.

    Tells after each entry how many of how many are loaded. Raises CmsRefused when the CMS does,
    and httpx.HTTPError when it can't be reached.
    """
    cms = connect(cms_url, token)
    entries = sum(1 + len(course.lessons) for course in courses)
    with cms.client:
        loader = _Loader(cms, Images(cms), lambda done: counted(done, entries))
        loader.load(courses)
        public = set(cms.get("/api/webhooks/")["public"])
    return SeedReport(
        created=loader.counts["created"],
        updated=loader.counts["updated"],
        unchanged=loader.counts["unchanged"],
        content_ids=tuple(content_id(NAME, str(p)) for p in loader.page_ids if p in public),
    )


class _Loader:
    def __init__(self, cms: Cms, images: Images, advance: Callable[[int], None]) -> None:
        self._cms, self._images, self._advance = cms, images, advance
        self.counts: Counter[str] = Counter()
        self.page_ids: list[int] = []

    def load(self, courses: Sequence[Course]) -> None:
        catalogues = self._cms.get(PAGES, type="courses.Catalogue")["items"]
        if not catalogues:
            raise CmsRefused("This token sees no catalogue, so it may not write there.")
        for course, course_id in self._load_all(courses, COURSE, catalogues[0]["id"]):
            for _ in self._load_all(course.lessons, LESSON, course_id):
                pass

    def _load_all(self, entries: Sequence[Any], kind: str, parent: int) -> Any:
        """Yield each entry with its page id, once it is in its place."""
        listed = self._cms.listing(PAGES, type=kind, child_of=parent)
        known = {item["meta"]["slug"]: int(item["id"]) for item in listed}
        for number, entry in enumerate(entries):
            page_id = known.get(entry.slug)
            if page_id is None:
                page_id = self._create(entry, kind, parent)
                self._place(page_id, [known.get(later.slug) for later in entries[number + 1 :]])
            else:
                self._update(page_id, entry)
            self.page_ids.append(page_id)
            self._advance(len(self.page_ids))
            yield entry, page_id

    def _create(self, entry: Course | Lesson, kind: str, parent: int) -> int:
        meta = {"type": kind, "parent_id": parent, "action": "publish"}
        page = self._cms.post(PAGES, {"meta": meta, **self._fields(entry)})
        self.counts["created"] += 1
        return int(page["id"])

    def _place(self, page_id: int, later: Sequence[int | None]) -> None:
        """A new page is last, so this moves it before the first page that should follow it."""
        following = next((found for found in later if found is not None), None)
        if following is not None:
            where = {"destination_id": following, "position": "left"}
            self._cms.post(f"{PAGES}{page_id}/actions/move/", where)

    def _update(self, page_id: int, entry: Course | Lesson) -> None:
        held = self._cms.get(f"{PAGES}{page_id}/", version="draft")
        if held["source_hash"] == source_hash(entry):
            self.counts["unchanged"] += 1
            return
        body = {"meta": {"action": "publish"}, **self._fields(entry)}
        self._cms.patch(f"{PAGES}{page_id}/", body)
        self.counts["updated"] += 1

    def _fields(self, entry: Course | Lesson) -> dict[str, Any]:
        image = self._images.id_of
        if isinstance(entry, Lesson):
            fields = lesson_fields(entry, image)
        else:
            fields = course_fields(entry, image)
        return {**fields, "source_hash": source_hash(entry)}
