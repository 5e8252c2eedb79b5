"""The courses' part of a run: loaded once through the CMS, and awaited in the content table.

A later run keeps the CMS as its editors left it, unless the courses of this tree have changed. The
CMS announces again what the table lacks (for example after a hard kill). If the CMS has moved to
another port, it announces everything again, because pictures have its address.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import httpx

from amplify.project.root import ROOT
from lectern.cms.wagtail import NAME
from lectern.content import content_id
from local.courses.model import CourseError
from local.courses.reader import read_courses
from local.progress import counting
from local.run import arrival
from local.run.run_failed import SeedingFailed
from local.seed import seed as load_courses
from local.seed.cms import CmsRefused, connect
from local.settings import Settings

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

COURSES = ROOT / "local" / "courses"
MARK = "courses.sha256"
ANNOUNCED_FROM = "announced-from.txt"
ARRIVAL_SECONDS = 120
LOADING, ARRIVING = "Loaded into the CMS", "Arrived by webhook"
WEBHOOKS = "/api/webhooks/"


def seed(settings: Settings, token: str, dynamodb: "DynamoDBClient", table: str) -> None:
    """Returns when every published entry has arrived in the table."""

    def wait(content_ids: Sequence[str], arrived: Callable[[int], None]) -> None:
        arrival.wait_for_entries(dynamodb, table, content_ids, ARRIVAL_SECONDS, arrived)

    mark, fingerprint = settings.state / MARK, _fingerprint()
    try:
        if not mark.exists() or mark.read_text() != fingerprint:
            _load(settings, token, wait)
            mark.write_text(fingerprint)
            (settings.state / ANNOUNCED_FROM).write_text(settings.cms_url)
        _announce_missing(settings, token, dynamodb, table)
    except (CourseError, CmsRefused, httpx.HTTPError) as error:
        raise SeedingFailed(str(error)) from error


def _load(
    settings: Settings, token: str, wait: Callable[[Sequence[str], Callable[[int], None]], None]
) -> None:
    with counting() as counted:
        report = load_courses(settings.cms_url, token, read_courses(), partial(counted, LOADING))
        entries = report.content_ids
        wait(entries, lambda count: counted(ARRIVING, count, len(entries)))


def _announce_missing(
    settings: Settings, token: str, dynamodb: "DynamoDBClient", table: str
) -> None:
    cms, origin = connect(settings.cms_url, token), settings.state / ANNOUNCED_FROM
    moved = not origin.exists() or origin.read_text() != settings.cms_url
    with cms.client:
        published = [content_id(NAME, str(page)) for page in cms.get(WEBHOOKS)["public"]]
        if not moved and all(arrival.is_published(dynamodb, table, item) for item in published):
            return
        cms.post(f"{WEBHOOKS}announce/", {})
    arrival.wait_for_entries(dynamodb, table, published, ARRIVAL_SECONDS, lambda _: None)
    origin.write_text(settings.cms_url)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in COURSES.rglob("*") if path.is_file()):
        if "__pycache__" not in file.parts:
            digest.update(f"{file.relative_to(COURSES)}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
