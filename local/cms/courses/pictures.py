"""Pictures as the site shows them: scaled, at an absolute address, with their size."""

import logging
from typing import Any

from django.conf import settings
from PIL import Image as Bitmap
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

LONGEST_SIDE = 1200
SMALLER_WIDTHS = (400, 800)
"""What phones and cards need; the browser takes the one that fits (HTML, `srcset`)."""
LOSSY, LOSSLESS = "format-webp", "format-webp-lossless"
LOSSY_KINDS = frozenset({"JPEG", "MPO"})

_log = logging.getLogger(__name__)


def shown(image: Any) -> dict[str, Any] | None:
    """`url`, `width` and `height` of the image, and the `smaller` ones with `url` and `width`; None
    when its file is lost.

    WebP, or the editor's own file if that is small enough to show and has fewer bytes. So learners
    never load more bytes than the editor uploaded.
    """
    try:
        file, width, height = _smallest(image)
        smaller = _smaller(image, width, file.size)
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        _log.warning("image %s can't be shown: its file is missing or unreadable", image.pk)
        return None
    told = [{"url": _address(one.file), "width": one.width} for one in smaller]
    return {"url": _address(file), "width": width, "height": height, "smaller": told}


def _address(file: Any) -> str:
    return f"{settings.CMS.origin}{file.url}"


def _smaller(image: Any, width: int, size: int) -> list[Any]:
    """Narrower pictures, while each has fewer bytes than the next wider one; none of an animation.

    Always lossy: scaling changes each pixel, so lossless would preserve nothing, has more bytes
    than the wide picture if it shows text, and takes six times as long.
    """
    _, frames = _own_kind(image)
    wanted = [] if frames > 1 else [each for each in SMALLER_WIDTHS if each < width]
    made: list[Any] = []
    for each in reversed(wanted):
        one = image.get_rendition(f"width-{each}|{LOSSY}")
        if one.file.size < size:
            made.insert(0, one)
            size = one.file.size
    return made


def _smallest(image: Any) -> tuple[Any, int, int]:
    fits = max(image.width, image.height) <= LONGEST_SIDE
    own_kind, frames = _own_kind(image)
    if fits and frames > 1:
        return image.file, image.width, image.height
    lossy = own_kind in LOSSY_KINDS
    made = [_rendition(image, LOSSY)] if lossy else [_rendition(image, LOSSLESS)]
    if not lossy and made[0].file.size > image.file.size:
        made.append(_rendition(image, LOSSY))
    candidates = [(one.file, one.width, one.height) for one in made]
    if fits:
        candidates.append((image.file, image.width, image.height))
    return min(candidates, key=lambda one: one[0].size)


def _rendition(image: Any, encoding: str) -> Any:
    return image.get_rendition(f"max-{LONGEST_SIDE}x{LONGEST_SIDE}|{encoding}")


def _own_kind(image: Any) -> tuple[str, int]:
    """The file's format, and how many frames it has: scaling would stop an animation."""
    with image.file.storage.open(image.file.name) as file, Bitmap.open(file) as bitmap:
        return str(bitmap.format), int(getattr(bitmap, "n_frames", 1))
