"""The reading API: Wagtail's v2 for published pages, with a token, and the fields of a hit."""

from typing import Any

from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.fields import Field
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.models import Page

from local.cms.courses.models import Lesson


class Token(BaseAuthentication):
    """The same tokens as API v3's."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        plain = request._request
        if "Authorization" not in plain.headers:
            return None
        token = BearerTokenAuth()(plain)
        if token is None:
            raise AuthenticationFailed("The token is unknown or revoked.")
        return token.user, token

    def authenticate_header(self, _request: Request) -> str:
        return "Bearer"


class Summary(Field):
    def get_attribute(self, page: Page) -> str:
        return str(getattr(page.specific_deferred, "summary", ""))

    def to_representation(self, value: str) -> str:
        return value


class CourseTitle(Summary):
    """The title of the course that a lesson belongs to; empty for everything else."""

    def get_attribute(self, page: Page) -> str:
        is_lesson = issubclass(page.cached_content_type.model_class(), Lesson)
        return str(page.get_parent().title) if is_lesson else ""


class Pages(PagesAPIViewSet):
    authentication_classes = [Token]
    permission_classes = [IsAuthenticated]
    body_fields = [
        *PagesAPIViewSet.body_fields,
        APIField("summary", serializer=Summary()),
        APIField("course_title", serializer=CourseTitle()),
    ]

    def get_base_queryset(self) -> Any:
        """Without pages that are private in Wagtail, whatever the token's user may see."""
        return super().get_base_queryset().public()

    meta_fields = [*PagesAPIViewSet.meta_fields, "last_published_at"]


read_api = WagtailAPIRouter("wagtailapi")
read_api.register_endpoint("pages", Pages)
