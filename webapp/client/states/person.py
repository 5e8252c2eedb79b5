"""Who is here, what they chose, and whether there is a network."""
# ruff: noqa: N815 -- these are the names of JavaScript fields

from dataclasses import dataclass

from webapp.client.states.choices import (
    NameState,
    PageStatus,
    ResolvedTheme,
    SessionStatus,
    ThemeChoice,
)
from webapp.client.states.content import Link


@dataclass(frozen=True)
class Session:
    """`pendingEmail` is the address that waits for a confirmation or reset code.

    `errorField` names the field that `error` is about, or is empty. `failure` says why it can't
    be told who is signed in. `passwordKnown`: this page still has the password that was typed at
    the sign-up. `codeWanted`: a code of the authenticator app has to follow the password.
    """

    status: SessionStatus
    email: str
    displayName: str
    initials: str
    busy: bool
    error: str
    errorField: str
    failure: str
    notice: str
    pendingEmail: str
    passwordKnown: bool
    codeWanted: bool


@dataclass(frozen=True)
class Language:
    tag: str
    name: str


@dataclass(frozen=True)
class Profile:
    """`languages` is empty where there is no choice. `errorField` is as in Session.

    `publicName` is what others see, empty for none; `nameReason` is a NameReason where the name
    that was saved last isn't shown to them. `nameState` is "checking" until that is decided,
    "late" where that takes unusually long.

    `bookmarks` are those of published lessons whose titles are known; `bookmarkCount` counts all.
    """

    status: PageStatus
    displayName: str
    about: str
    email: str
    language: str
    languages: list[Language]
    theme: ThemeChoice
    saving: bool
    saved: bool
    error: str
    errorField: str
    nameState: NameState
    publicName: str
    nameReason: str
    bookmarkCount: int
    bookmarks: list[Link]
    bookmarksError: str


@dataclass(frozen=True)
class Network:
    online: bool


@dataclass(frozen=True)
class Theme:
    choice: ThemeChoice
    resolved: ResolvedTheme
