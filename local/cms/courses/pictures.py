"""Pictures as the site shows them: scaled, at an absolute address, with their size."""

import logging
from typing import Any

from django.conf import settings
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

SHOWN_AT = "max-1200x1200"

_log = logging.getLogger(__name__)


def shown(image: Any) -> dict[str, Any] | None:
    """`url`, `width` and `height` of the image, or None when its file is lost."""
    try:
        rendition = image.get_rendition(SHOWN_AT)
    except (SourceImageIOError, InvalidFilterSpecError, FileNotFoundError):
        _log.warning("image %s can't be shown: its file is missing or unreadable", image.pk)
        return None
    return {
        "url": f"{settings.CMS.origin}{rendition.url}",
        "width": rendition.width,
        "height": rendition.height,
    }
