"""The outbox over HTTP, for tokens that may change deliveries or report what became of them."""

import json
from collections.abc import Callable
from typing import cast

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from local.cms.bearer_tokens import View, token_required
from local.cms.webhooks.models import Announcement, Delivery
from local.cms.webhooks.refused import refuse, sent_again
from local.cms.webhooks.settle import everything, settle


def _for_those_who_may(act: str) -> Callable[[View], View]:
    """Holders of a token whose user has that right on deliveries."""

    def decorated(view: View) -> View:
        @token_required
        def guarded(request: HttpRequest) -> HttpResponse:
            if not cast("User", request.user).has_perm(f"webhooks.{act}_delivery"):
                return JsonResponse({"message": "This token may not."}, status=403)
            return view(request)

        return guarded

    return decorated


@require_GET
def health(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@require_GET
@_for_those_who_may("change")
def summary(_request: HttpRequest) -> HttpResponse:
    """How many deliveries are in each state, the newest version, and the public pages' ids."""
    counts = dict.fromkeys(Delivery.State.values, 0)
    counts.update(
        Delivery.objects.order_by().values_list("state").annotate(number=Count("id")),
    )
    newest = Delivery.objects.values_list("id", flat=True).first()
    public = Announcement.objects.filter(public=True).order_by("page_id")
    pages = list(public.values_list("page_id", flat=True))
    return JsonResponse({**counts, "newest": newest or 0, "public": pages})


@csrf_exempt
@require_POST
@_for_those_who_may("change")
def announce(_request: HttpRequest) -> HttpResponse:
    """Announces every public page again, for a receiver that has lost its data."""
    return JsonResponse({"announced": settle(again=everything)}, status=202)


@csrf_exempt
@require_POST
@_for_those_who_may("report")
def refused(request: HttpRequest) -> HttpResponse:
    """Receives a report: webhooks that ingest refused, and webhooks that were sent again."""
    try:
        told = json.loads(request.body)
        with transaction.atomic():
            marked = refuse(told["refused"]) + sent_again(told["sentAgain"])
    except (ValueError, TypeError, KeyError, OverflowError):
        return JsonResponse({"message": "The body isn't in the promised form."}, status=400)
    return JsonResponse({"marked": marked})
