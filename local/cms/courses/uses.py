"""What a page shows besides its own text: pictures, tags, and linked pages."""

import re
from collections.abc import Iterator

from local.cms.courses.models import Course, Lesson

_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d+)"')


def uses(page: Course | Lesson) -> frozenset[str]:
    """Names like `image:5`, `page:12`, `tag:3`."""
    return frozenset(_named(page))


def _named(page: Course | Lesson) -> Iterator[str]:
    if page.cover_id:
        yield f"image:{page.cover_id}"
    yield from (f"tag:{pk}" for pk in page.tags.values_list("pk", flat=True))
    for block in page.body if isinstance(page, Lesson) else ():
        if block.block_type == "image" and block.value["image"]:
            yield f"image:{block.value['image'].pk}"
        if block.block_type == "text":
            for link in _PAGE_LINK.findall(block.value.source):
                yield from (f"page:{pk}" for pk in _ID.findall(link))
