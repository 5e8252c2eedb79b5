"""The courses' part of a run: loaded once through the CMS, and awaited in the content table.

A later run keeps the CMS as its editors left it, unless the courses of this tree have changed. The
CMS announces again what the table lacks (for example after a hard kill). If the CMS has moved to
another port, it announces everything again, because pictures have its address.
"""

import hashlib
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import httpx
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from amplify.project.root import ROOT
from lectern import keys
from local.courses.model import CourseError
from local.courses.reader import read_courses
from local.run_failed import ContentMissing, SeedingFailed
from local.seed import seed as load_courses
from local.seed.cms import CmsRefused, connect
from local.settings import Settings

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

COURSES = ROOT / "local" / "courses"
MARK = "courses.sha256"
ANNOUNCED_FROM = "announced-from.txt"
ARRIVAL_SECONDS = 120
WEBHOOKS = "/api/webhooks/"
POLL_SECONDS = 0.25


def seed(settings: Settings, token: str, dynamodb: "DynamoDBClient", table: str) -> None:
    """Returns when every published entry has arrived in the table."""

    def wait(content_ids: Sequence[str], arrived: Callable[[int], None]) -> None:
        _wait_for_entries(dynamodb, table, content_ids, ARRIVAL_SECONDS, arrived)

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
    columns = TextColumn("    {task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, TimeElapsedColumn()) as progress:
        report = load_courses(settings.cms_url, token, read_courses(), progress)
        task = progress.add_task("Arriving by webhook", total=len(report.content_ids))
        wait(report.content_ids, lambda count: progress.update(task, completed=count))


def _announce_missing(
    settings: Settings, token: str, dynamodb: "DynamoDBClient", table: str
) -> None:
    cms, origin = connect(settings.cms_url, token), settings.state / ANNOUNCED_FROM
    moved = not origin.exists() or origin.read_text() != settings.cms_url
    with cms.client:
        published = [f"wagtail-{page_id}" for page_id in cms.get(WEBHOOKS)["public"]]
        if not moved and all(_is_published(dynamodb, table, item) for item in published):
            return
        cms.post(f"{WEBHOOKS}announce/", {})
    _wait_for_entries(dynamodb, table, published, ARRIVAL_SECONDS, lambda _: None)
    origin.write_text(settings.cms_url)


def _is_published(dynamodb: "DynamoDBClient", table: str, content_id: str) -> bool:
    key = keys.entry(content_id)
    answer = dynamodb.get_item(
        TableName=table,
        Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}},
        ConsistentRead=True,
        ProjectionExpression="#status",
        ExpressionAttributeNames={"#status": "status"},
    )
    return answer.get("Item", {}).get("status", {}).get("S") == "published"


def _wait_for_entries(
    dynamodb: "DynamoDBClient",
    table: str,
    content_ids: Sequence[str],
    seconds: float,
    arrived: Callable[[int], None],
) -> None:
    """Returns when all entries are published; calls `arrived` with each new number of entries."""
    deadline = time.monotonic() + seconds
    waiting = list(content_ids)
    while waiting:
        waiting = [item for item in waiting if not _is_published(dynamodb, table, item)]
        arrived(len(content_ids) - len(waiting))
        if waiting and time.monotonic() > deadline:
            raise ContentMissing(len(waiting), len(content_ids), seconds)
        if waiting:
            time.sleep(POLL_SECONDS)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in COURSES.rglob("*") if path.is_file()):
        if "__pycache__" not in file.parts:
            digest.update(f"{file.relative_to(COURSES)}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
