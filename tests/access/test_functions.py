"""What the functions' own roles may do to the tables."""

from typing import Any

import pytest

from tests.access import people
from tests.access.cloud import Cloud
from tests.access.lawful_requests import key, query

ENTRY = key("CONTENT#wagtail-1", "ENTRY")
FUNCTIONS = [
    "cmsIngest",
    "activity",
    "search",
    "media",
    "opsAlerts",
    "sweep",
    "confirmed",
    "tellEditors",
]
LIKE = key("LIKES#wagtail-1", "an-author")


def may(cloud: Cloud, function: str, operation: str, table: str, **body: Any) -> bool:
    role = people.function(cloud, getattr(cloud.stacks, f"{function}Function"))
    return role.may(operation, TableName=getattr(cloud.stacks, f"{table}Table"), **body)


def may_batch(cloud: Cloud, function: str, wanted: dict[str, Any]) -> bool:
    role = people.function(cloud, getattr(cloud.stacks, f"{function}Function"))
    return role.may("BatchGetItem", RequestItems={cloud.stacks.contentTable: {"Keys": [wanted]}})


def test_ingest_writes_content_and_nothing_about_who_likes_it(cloud: Cloud) -> None:
    assert may(cloud, "cmsIngest", "PutItem", "content", Item=ENTRY)
    assert may(cloud, "cmsIngest", "GetItem", "content", Key=ENTRY)
    assert not may(cloud, "cmsIngest", "PutItem", "content", Item=LIKE)
    assert not may(cloud, "cmsIngest", "GetItem", "content", Key=LIKE)


def test_activity_remembers_likes_and_writes_no_content(cloud: Cloud) -> None:
    assert may(cloud, "activity", "PutItem", "content", Item=LIKE)
    assert may(cloud, "activity", "GetItem", "content", Key=LIKE)
    assert not may(cloud, "activity", "PutItem", "content", Item=ENTRY)
    assert not may(cloud, "activity", "DeleteItem", "content", Key=ENTRY)


@pytest.mark.parametrize(
    "function", ["search", "media", "opsAlerts", "sweep", "confirmed", "tellEditors"]
)
def test_no_other_function_may_write_content(function: str, cloud: Cloud) -> None:
    assert not may(cloud, function, "PutItem", "content", Item=ENTRY)
    assert not may(cloud, function, "DeleteItem", "content", Key=ENTRY)


def test_search_may_read_content_by_key_only(cloud: Cloud) -> None:
    assert may_batch(cloud, "search", ENTRY)
    assert not may_batch(cloud, "search", LIKE)
    assert not may(cloud, "search", "Query", "content", **query("CONTENT#wagtail-1"))
    assert not may(cloud, "search", "Scan", "content")


def test_media_may_read_one_entry_at_a_time(cloud: Cloud) -> None:
    assert may(cloud, "media", "GetItem", "content", Key=ENTRY)
    assert not may(cloud, "media", "GetItem", "content", Key=LIKE)
    assert not may(cloud, "media", "Query", "content", **query("CONTENT#wagtail-1"))
    assert not may_batch(cloud, "media", ENTRY)


def test_the_sweep_sees_the_keys_of_learners_items_and_nothing_else(cloud: Cloud) -> None:
    keys_only = {"ProjectionExpression": "pk, sk", "Select": "SPECIFIC_ATTRIBUTES"}
    assert may(cloud, "sweep", "Scan", "learners", **keys_only)
    assert not may(cloud, "sweep", "Scan", "learners")
    assert not may(cloud, "sweep", "Scan", "learners", ProjectionExpression="pk, displayName")
    hidden = {"ProjectionExpression": "pk, #a", "ExpressionAttributeNames": {"#a": "text"}}
    assert not may(cloud, "sweep", "Scan", "learners", **hidden)
    asked = {**keys_only, "FilterExpression": "attribute_exists(about)"}
    assert not may(cloud, "sweep", "Scan", "learners", **asked)
    assert not may(cloud, "sweep", "DeleteItem", "learners", Key=key("x"), ReturnValues="ALL_OLD")


def test_the_sweep_deletes_items_and_writes_its_own_notes_only(cloud: Cloud) -> None:
    assert may(cloud, "sweep", "DeleteItem", "learners", Key=key("nobody"))
    notes = key("SWEEP", "SUSPECT#nobody")
    assert may(cloud, "sweep", "PutItem", "learners", Item=notes)
    assert may(cloud, "sweep", "DeleteItem", "learners", Key=notes)
    assert not may(cloud, "sweep", "PutItem", "learners", Item=key("nobody"))
    assert not may(cloud, "sweep", "UpdateItem", "learners", Key=notes)
    assert not may(cloud, "sweep", "GetItem", "content", Key=ENTRY)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_function_may_read_or_write_learners_items(function: str, cloud: Cloud) -> None:
    assert not may(cloud, function, "GetItem", "learners", Key=key("x"))
    assert not may(cloud, function, "Scan", "learners")
    assert not may(cloud, function, "PutItem", "learners", Item=key("x"))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_function_may_change_a_table(function: str, cloud: Cloud) -> None:
    assert not may(cloud, function, "DeleteTable", "content")
    assert not may(cloud, function, "Scan", "content")
