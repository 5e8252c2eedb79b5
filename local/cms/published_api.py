"""What is published now, for whoever compares: the list, and each entry as its webhook told it."""

from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from local.cms.bearer_tokens import token_required
from local.cms.webhooks.models import Announcement, Delivery
from local.cms.webhooks.settle import PUBLISHED

MOST = 500
LARGEST_ID = 2**63 - 1


@require_GET
@token_required
def entries(request: HttpRequest) -> JsonResponse:
    """`?after=<id>&limit=500` → `{"total", "items": [{"id", "contentType", "version"}]}`.

    `total` counts all that is published; the items are those after that id, by id.
    """
    asked = request.GET
    try:
        after, limit = int(asked.get("after", 0)), int(asked.get("limit", MOST))
    except ValueError:
        after = limit = -1
    if not (0 <= after <= LARGEST_ID and 0 < limit <= MOST):
        message = f"after is 0 to {LARGEST_ID}, limit 1 to {MOST}."
        return JsonResponse({"message": message}, status=400)
    public = Announcement.objects.filter(public=True)
    chosen = list(public.filter(page_id__gt=after).order_by("page_id")[:limit])
    versions = _versions([told.page_id for told in chosen])
    items = [_item(told, versions[told.page_id]) for told in chosen]
    return JsonResponse({"total": public.count(), "items": items})


@require_GET
@token_required
def entry(_request: HttpRequest, page_id: int) -> HttpResponse:
    """The body of the newest webhook of a published page; 404 for any other."""
    if not Announcement.objects.filter(page_id=page_id, public=True).exists():
        return JsonResponse({"message": "This page isn't published."}, status=404)
    newest = Delivery.objects.filter(page_id=page_id, event=PUBLISHED).latest("id")
    return HttpResponse(newest.body, content_type="application/json")


def _versions(page_ids: list[int]) -> dict[int, int]:
    told = Delivery.objects.filter(page_id__in=page_ids, event=PUBLISHED)
    newest = told.order_by().values_list("page_id").annotate(version=Max("id"))
    return dict(newest)


def _item(told: Announcement, version: int) -> dict[str, Any]:
    return {"id": told.page_id, "contentType": told.content_type, "version": version}
