"""What a request changed that pages show but that isn't a page: pictures and tags.

Signals come in the middle of a change: a replaced picture is saved before its old renditions are
deleted. So the names are gathered, and pages are compared once, at the end of the request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from local.cms.webhooks.settle import settle

_gathered: ContextVar[set[str] | None] = ContextVar("gathered", default=None)


@contextmanager
def gathering() -> Iterator[None]:
    """Gathers names inside the block; at its end announces the pages that use them."""
    names: set[str] = set()
    token = _gathered.set(names)
    try:
        yield
    finally:
        _gathered.reset(token)
    if names:
        settle(touched=names)


def picture(instance: Any, **_: Any) -> None:
    _touch(f"image:{instance.pk}")


def rendition(instance: Any, **_: Any) -> None:
    _touch(f"image:{instance.image_id}")


def tag(instance: Any, **_: Any) -> None:
    _touch(f"tag:{instance.pk}")


def _touch(name: str) -> None:
    names = _gathered.get()
    if names is None:
        transaction.on_commit(lambda: settle(touched={name}))
    else:
        names.add(name)
