"""The CMS's URLs: admin, API, files. Learners' pages are on the site."""

from django.urls import URLPattern, include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls
from wagtail.api.v3.urls import api as write_api
from wagtail.documents import urls as document_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from local.cms import serving
from local.cms.api import read_api
from local.cms.bearer_tokens import token_required
from local.cms.published_api import entries, entry
from local.cms.search_api import find
from local.cms.webhooks.views import announce, health, refused, summary

patterns, app, namespace = write_api.urls


def _guarded(views: list[URLPattern]) -> list[URLPattern]:
    """Wagtail lets anyone read published pages, but lessons are only for signed-in learners."""
    return decorate_urlpatterns(views, token_required)


urlpatterns = [
    path("", RedirectView.as_view(url="/admin/")),
    path("health", health),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("api/v2/", read_api.urls),
    path("api/v3/", (_guarded(patterns), app, namespace)),
    path("api/search/", find),
    path("api/published/", entries),
    path("api/published/<int:page_id>/", entry),
    path("api/webhooks/", summary),
    path("api/webhooks/announce/", announce),
    path("api/webhooks/refused/", refused),
    path("static/<path:path>", serving.static),
    path("media/<path:path>", serving.media),
]
