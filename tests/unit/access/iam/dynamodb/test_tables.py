"""What operations on tables and streams ask for, and that no other operation can be granted."""

import pytest

from access.iam.dynamodb.expand import expand
from access.iam.dynamodb.tables import OPERATIONS
from access.iam.errors import RequestUnknown
from tests.unit.access.iam.world import ACCOUNT, TABLE, only

STREAM = f"{TABLE}/stream/2026-11-21T00:00:00.000"


@pytest.mark.parametrize("operation", ["DescribeTable", "DeleteTable", "UpdateTimeToLive"])
def test_a_table_operation_is_about_the_table_and_has_no_keys(operation: str) -> None:
    access = only(operation, TableName="learners")
    assert (access.action, access.resource, access.context) == (
        f"dynamodb:{operation}",
        TABLE,
        {},
    )


def test_a_table_need_not_exist_to_be_created() -> None:
    assert only("CreateTable", TableName="new").resource == ACCOUNT.table_prefix + "new"


def test_listing_is_about_no_resource() -> None:
    assert only("ListTables").resource == "*"


@pytest.mark.parametrize("operation", ["DescribeStream", "GetShardIterator"])
def test_a_stream_operation_is_about_the_stream(operation: str) -> None:
    assert only(operation, StreamArn=STREAM).resource == STREAM


def test_another_accounts_stream_is_refused() -> None:
    with pytest.raises(RequestUnknown):
        expand("DescribeStream", {"StreamArn": STREAM.replace("123456789012", "1")}, ACCOUNT)


@pytest.mark.parametrize("operation", ["GetRecords", "PutResourcePolicy", "getitem", "", "New"])
def test_an_operation_that_is_not_listed_is_refused(operation: str) -> None:
    assert operation not in OPERATIONS
    with pytest.raises(RequestUnknown):
        expand(operation, {"TableName": "learners", "ShardIterator": "x"}, ACCOUNT)


@pytest.mark.parametrize("body", [None, [], "x", 7])
def test_a_body_that_is_no_object_is_refused(body: object) -> None:
    with pytest.raises(RequestUnknown):
        expand("ListTables", body, ACCOUNT)
