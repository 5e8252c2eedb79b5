"""The discussion below a lesson."""
# ruff: noqa: N815 -- these are the names of JavaScript fields

from dataclasses import dataclass

from webapp.client.states.choices import CommentAct, CommentForm, CommentStatus, PageStatus


@dataclass(frozen=True)
class Comment:
    """A comment or a reply; `root` is the comment that it replies to, empty where it is none.

    What everybody reads has clean `html`; what is on its way has its plain `text`. `reason` is the
    code of a refusal, `problem` a sentence. `source` is what its form begins with. `key` stays the
    same when it is published, so that it keeps the focus.
    """

    key: str
    id: str
    root: str
    anchor: str
    authorName: str
    avatar: str
    tone: int
    html: str
    text: str
    status: CommentStatus
    reason: str
    problem: str
    when: str
    dateTime: str
    edited: bool
    linked: bool
    form: CommentForm
    source: str
    acts: list[CommentAct]


@dataclass(frozen=True)
class Thread:
    """`count` is of all published replies, `replies` are those that are shown."""

    comment: Comment
    replies: list[Comment]
    count: int
    open: bool
    busy: bool
    more: bool
    error: str
    replying: bool
    draft: str
    problem: str


@dataclass(frozen=True)
class Discussion:
    """`fresh` counts others' new comments that aren't shown yet; `said` is read aloud."""

    status: PageStatus
    error: str
    newestFirst: bool
    threads: list[Thread]
    more: bool
    busy: bool
    moreError: str
    fresh: int
    draft: str
    problem: str
    said: str
