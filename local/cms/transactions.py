"""One transaction per writing request, so that a change and its outbox row commit together.

Django's ATOMIC_REQUESTS would wrap reads as well, and every read would then queue for
SQLite's one write lock.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class AtomicWrites:
    """Must be the last middleware: it calls the view in place of Django's handler."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        if request.method in READING:
            return None
        from local.cms.webhooks.touched import gathering

        with transaction.atomic(), gathering():
            return _rendered(view(request, *args, **kwargs))


def _rendered(response: HttpResponse) -> HttpResponse:
    """Render inside the transaction: a template that fails must undo the change too."""
    render = getattr(response, "render", None)
    if callable(render):
        render()
    return response
