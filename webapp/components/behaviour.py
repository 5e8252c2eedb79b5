"""The bindings of `client/src/behaviour.ts`: arrival, the way back after sign-in, copying."""
# ruff: noqa: N815 -- these are the names of JavaScript fields

from dataclasses import dataclass
from typing import cast

from webapp.client.module import ClientModule

_BEHAVIOUR = ClientModule("$/lectern/behaviour")
_HIGHLIGHT = ClientModule("$/lectern/highlight").function("highlight")


@dataclass(frozen=True)
class Arrival:
    pathname: str


@dataclass(frozen=True)
class Departure:
    """`held` while a page was asked for whose code can't be fetched without a connection."""

    held: bool


@dataclass(frozen=True)
class Place:
    """The account's pages, by addresses that lead back to where one is or was going."""

    signInHref: str
    signUpHref: str
    forgotHref: str


@dataclass(frozen=True)
class Copied:
    """The key of the block that was copied a moment ago, or ""."""

    key: str


def arrival() -> Arrival:
    """Reading it makes the page move the focus to its heading when one arrives on it."""
    return _BEHAVIOUR.hook("useArrival", Arrival)


def departure() -> Departure:
    return _BEHAVIOUR.hook("useDeparture", Departure)


def place() -> Place:
    return _BEHAVIOUR.hook("usePlace", Place)


def copied() -> Copied:
    return _BEHAVIOUR.hook("useCopied", Copied)


def highlighted(language: str, code: str) -> str:
    """HTML of the code, escaped, with spans that colour it."""
    return cast("str", _HIGHLIGHT.call(language, code))


copy_code = _BEHAVIOUR.function("copyCode")
