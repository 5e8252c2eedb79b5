"""The courses' part of a run: loaded once through the CMS, and awaited in the content table.

A later run leaves the CMS as its editors left it, unless the courses of this tree have changed.
"""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import httpx
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from local.courses.model import Course, CourseError
from local.courses.reader import read_courses
from local.run import arrival
from local.run.errors import SeedingFailed
from local.seed import seed as load_courses
from local.seed.cms import CmsRefused
from local.settings import ROOT, Settings

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

COURSES = ROOT / "local" / "courses"
MARK = "courses.sha256"
ARRIVAL_SECONDS = 120


def seed(settings: Settings, token: str, dynamodb: "DynamoDBClient", table: str) -> None:
    """Returns when every entry has arrived in the table; does nothing where that was so before."""
    mark, fingerprint = settings.state / MARK, _fingerprint()
    if mark.exists() and mark.read_text() == fingerprint:
        return
    try:
        _load(settings, token, read_courses(), dynamodb, table)
    except (CourseError, CmsRefused, httpx.HTTPError) as error:
        raise SeedingFailed(str(error)) from error
    mark.write_text(fingerprint)


def _load(
    settings: Settings,
    token: str,
    courses: Sequence[Course],
    dynamodb: "DynamoDBClient",
    table: str,
) -> None:
    columns = TextColumn("    {task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, TimeElapsedColumn()) as progress:
        report = load_courses(settings.cms_url, token, courses, progress)
        task = progress.add_task("Arriving by webhook", total=len(report.content_ids))
        arrival.wait_for_entries(
            dynamodb,
            table,
            report.content_ids,
            ARRIVAL_SECONDS,
            lambda count: progress.update(task, completed=count),
        )


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in COURSES.rglob("*") if path.is_file()):
        if "__pycache__" not in file.parts:
            digest.update(f"{file.relative_to(COURSES)}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
