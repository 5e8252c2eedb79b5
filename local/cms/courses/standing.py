"""Where a course or lesson stands: its place, its course, and whether it is public."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class CourseRef:
    """The course that a lesson belongs to, as its payload names it."""

    id: int
    slug: str
    title: str


@dataclass(frozen=True)
class Standing:
    """`position` counts all siblings from 1, drafts included, so a publish moves nobody.

    `public` means live, and for a lesson that its course is live too.
    """

    page_id: int
    content_type: str
    locale: str
    title: str
    public: bool
    position: int
    course: CourseRef | None

    @property
    def placement(self) -> str:
        """Equal for two standings exactly if a page's published form is the same."""
        course = asdict(self.course) if self.course else None
        return json.dumps([self.position, course], sort_keys=True)
