"""Static files and media, straight from Django: this server is for one machine's loopback."""

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

WEEK_SECONDS = 7 * 24 * 3600


def static(request: HttpRequest, path: str) -> HttpResponseBase:
    """Wagtail adds a version to every static address, so a browser may keep the file."""
    found = finders.find(path)
    if not isinstance(found, str):
        raise Http404
    response = serve(request, found.lstrip("/"), document_root="/")
    response["Cache-Control"] = f"public, max-age={WEEK_SECONDS}"
    return response


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Editors' files: another origin may show them, and none may run a script."""
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if isinstance(response, FileResponse):
        response["Cache-Control"] = f"public, max-age={WEEK_SECONDS}"
    return response
