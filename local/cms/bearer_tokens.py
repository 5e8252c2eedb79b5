"""Bearer tokens of the APIs, which ignore session cookies."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from wagtail.api.v3.auth import BearerTokenAuth

View = Callable[..., HttpResponse]


def token_required(view: View) -> View:
    """Calls the view with `request.user` set to the token's user, or answers 401."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if BearerTokenAuth()(request) is None:
            return JsonResponse({"message": "Send Authorization: Bearer <token>."}, status=401)
        return view(request, *args, **kwargs)

    return guarded
