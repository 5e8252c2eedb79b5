"""The courses' part of a run: loaded through the CMS, and awaited in the content table."""

from typing import TYPE_CHECKING

from local.run import arrival
from local.seed import seed as load_courses
from local.settings import ROOT, Settings

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

COURSES = ROOT / "local" / "courses"
SOURCE = "wagtail"
ARRIVAL_SECONDS = 120


def seed(settings: Settings, token: str, dynamodb: "DynamoDBClient", table: str) -> None:
    """Creates or updates the courses, with a progress bar, and returns when all have arrived."""
    report = load_courses(settings.cms_url, token, COURSES)
    content_ids = [f"{SOURCE}-{page_id}" for page_id in report.page_ids]
    arrival.wait_for_entries(dynamodb, table, content_ids, ARRIVAL_SECONDS)
