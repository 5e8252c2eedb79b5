"""What the hooks of the data layer return. The build writes them out as TypeScript
(`states.ts`, by webapp/build/states.py).

Invariants: no field is ever null or absent; "none" is an empty string, list or zero,
and a Link that leads nowhere has an empty href. Text is ready to be shown.
"""

from webapp.client.states.account import Account
from webapp.client.states.choices import (
    AccountPart,
    BlockKind,
    FactorStatus,
    FilmStatus,
    PageStatus,
    ResolvedTheme,
    SearchStatus,
    SessionStatus,
    ThemeChoice,
)
from webapp.client.states.content import (
    Catalogue,
    Course,
    CourseCard,
    Cover,
    Link,
    OutlineLesson,
    Search,
    SearchHit,
)
from webapp.client.states.lesson import (
    Block,
    Film,
    Lesson,
    LessonHead,
)
from webapp.client.states.person import (
    Language,
    Network,
    Profile,
    Session,
    Theme,
)

__all__ = [
    "Account",
    "AccountPart",
    "Block",
    "BlockKind",
    "Catalogue",
    "Course",
    "CourseCard",
    "Cover",
    "FactorStatus",
    "Film",
    "FilmStatus",
    "Language",
    "Lesson",
    "LessonHead",
    "Link",
    "Network",
    "OutlineLesson",
    "PageStatus",
    "Profile",
    "ResolvedTheme",
    "Search",
    "SearchHit",
    "SearchStatus",
    "Session",
    "SessionStatus",
    "Theme",
    "ThemeChoice",
]
