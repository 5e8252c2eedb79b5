"""What the hooks of the data layer return. The build writes them out as TypeScript
(`states.ts`, by webapp/build/states.py).

Invariants: no field is ever null or absent; "none" is an empty string, list or zero,
and a Link that leads nowhere has an empty href. Text is ready to be shown.
"""

from webapp.client.states.account import Account
from webapp.client.states.choices import (
    AccountPart,
    BlockKind,
    CommentAct,
    CommentForm,
    CommentStatus,
    FactorStatus,
    FilmStatus,
    NameState,
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
    GoOn,
    Link,
    OutlineLesson,
    Search,
    SearchHit,
)
from webapp.client.states.discussion import Comment, Discussion, Thread
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
from webapp.client.states.plan import Plan, Todo
from webapp.client.states.statistics import Bar, HeatDay, HeatRow, Statistics

__all__ = [
    "Account",
    "AccountPart",
    "Bar",
    "Block",
    "BlockKind",
    "Catalogue",
    "Comment",
    "CommentAct",
    "CommentForm",
    "CommentStatus",
    "Course",
    "CourseCard",
    "Cover",
    "Discussion",
    "FactorStatus",
    "Film",
    "FilmStatus",
    "GoOn",
    "HeatDay",
    "HeatRow",
    "Language",
    "Lesson",
    "LessonHead",
    "Link",
    "NameState",
    "Network",
    "OutlineLesson",
    "PageStatus",
    "Plan",
    "Profile",
    "ResolvedTheme",
    "Search",
    "SearchHit",
    "SearchStatus",
    "Session",
    "SessionStatus",
    "Statistics",
    "Theme",
    "ThemeChoice",
    "Thread",
    "Todo",
]
