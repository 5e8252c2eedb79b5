"""Learners' search: hits in the chosen language first, then hits that exist only in others."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET
from wagtail.models import Page

from lectern.keys import DEFAULT_LOCALE
from local.cms.bearer_tokens import token_required
from local.cms.courses.models import Course, Lesson

MOST = 50
FURTHEST = 1000
KINDS = {Course: "courses.Course", Lesson: "courses.Lesson"}


@require_GET
@token_required
def find(request: HttpRequest) -> JsonResponse:
    """`?search=…&locale=…&offset=0&limit=20` → `{"meta": {"total_count"}, "items": […]}`."""
    asked = request.GET
    try:
        offset, limit = int(asked.get("offset", 0)), int(asked.get("limit", 20))
    except ValueError:
        offset = limit = -1
    if not (0 <= offset <= FURTHEST and 0 < limit <= MOST):
        message = f"offset is 0 to {FURTHEST}, limit 1 to {MOST}."
        return JsonResponse({"message": message}, status=400)
    total, pages = _found(
        asked.get("search", ""), asked.get("locale", DEFAULT_LOCALE), offset, limit
    )
    items = [_item(page.specific) for page in pages]
    return JsonResponse({"meta": {"total_count": total}, "items": items})


def _found(query: str, locale: str, offset: int, limit: int) -> tuple[int, list[Page]]:
    public = Page.objects.live().public().type(Course, Lesson)
    chosen = public.filter(locale__language_code=locale)
    translated = set(chosen.values_list("translation_key", flat=True))
    others = public.exclude(locale__language_code=locale)
    lacking = _once(others.exclude(translation_key__in=translated))
    ids = list(chosen.values_list("pk", flat=True))
    first = Page.objects.filter(pk__in=ids).search(query)
    then = Page.objects.filter(pk__in=lacking).search(query)
    head, rest = first.count(), then.count()
    pages = list(first[offset : offset + limit]) if offset < head else []
    missing = limit - len(pages)
    if missing and rest:
        start = max(0, offset - head)
        pages += list(then[start : start + missing])
    return head + rest, pages


def _once(pages: Any) -> list[int]:
    """One hit per translated page: in the default language, otherwise the first by its tag."""
    rows = pages.values_list("locale__language_code", "translation_key", "pk")
    chosen: dict[Any, int] = {}
    for _tag, key, pk in sorted(rows, key=lambda row: (row[0] != DEFAULT_LOCALE, row[0])):
        chosen.setdefault(key, pk)
    return list(chosen.values())


def _item(page: Any) -> dict[str, Any]:
    return {
        "id": page.pk,
        "meta": {
            "type": KINDS[type(page)],
            "slug": page.slug,
            "locale": page.locale.language_code,
        },
        "title": page.title,
        "summary": page.summary,
        "course_title": page.get_parent().title if isinstance(page, Lesson) else "",
    }
