"""The runbook's "A function fails", "A function is throttled": from the alarm to the cause.

The emulator counts Lambda's errors and throttles. It takes no notice of an alarm's dimensions:
that each alarm watches its own function is held by tests/unit/amplify/production/test_alarms.py.
"""

import json

import pytest
from botocore.exceptions import ClientError

from lectern import keys
from tests.eventually import eventually
from tests.operations import faults
from tests.operations.operators import Operator
from tests.operations.pager import Pager
from tests.webhook import lesson_event, new_entry


def test_a_missing_setting_sets_off_the_alarm_and_is_named(
    operator: Operator, pager: Pager
) -> None:
    with faults.setting(operator, "search", "CMS_API_URL", None):
        answer = operator.invokes("search", {})
        assert "CMS_API_URL" in answer["errorMessage"]
        alarm = pager.alarm("search-errors")
        assert alarm["AlarmDescription"].endswith("docs/operations.md#a-function-fails")
        eventually(lambda: operator.logged("search", "Misconfigured"), what="the log's line")
    assert "errorType" not in operator.invokes("search", {})


def test_a_function_without_room_sets_off_the_alarm(operator: Operator, pager: Pager) -> None:
    with (
        faults.throttled(operator, "search"),
        pytest.raises(ClientError, match="TooManyRequests"),
    ):
        operator.invokes("search", {})
    alarm = pager.alarm("search-throttles")
    assert alarm["AlarmDescription"].endswith("docs/operations.md#a-function-is-throttled")


def test_webhooks_wait_for_room_and_none_is_lost(operator: Operator) -> None:
    entry = new_entry()
    with faults.throttled(operator, "cmsIngest"):
        operator.sends(lesson_event(entry, 1, "Waited"))
        assert operator.entry(keys.entry(f"wagtail-{entry}")) == {}
    eventually(lambda: operator.entry(keys.entry(f"wagtail-{entry}")), 30, "the entry")


def test_a_table_that_cant_be_reached_is_named_by_its_code_and_the_webhook_kept(
    operator: Operator,
) -> None:
    """Webhooks are late: the message becomes visible again after three minutes."""
    entry = new_entry()
    with faults.setting(operator, "cmsIngest", "CONTENT_TABLE", "no-such-table"):
        operator.sends(lesson_event(entry, 1, "Late"))
        (line,) = eventually(lambda: operator.logged("cmsIngest", "store-unavailable"))[:1]
        assert json.loads(line)["event"] == "will be retried"
    assert operator.waiting("ingest") == 1
    operator.empties("ingest")
