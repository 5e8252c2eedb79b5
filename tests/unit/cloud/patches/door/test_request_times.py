"""A signature holds near the time that it names, and the refusal tells the right time."""

from datetime import UTC, datetime, timedelta

import pytest

from local.cloud.patches.door import request_times
from local.cloud.patches.door.request_times import failure_of

NOW = datetime(2026, 11, 27, 5, 0, 0, tzinfo=UTC)


def at(**moved: int) -> str:
    return (NOW + timedelta(**moved)).strftime(request_times.FORMAT)


@pytest.mark.parametrize("seconds", [-300, -299, 0, 299, 300])
def test_five_minutes_are_allowed(seconds: int) -> None:
    assert failure_of(at(seconds=seconds), "dynamodb", NOW) is None


@pytest.mark.parametrize("service", ["dynamodb", "lambda", "sqs", "sts", "iam", "cognito-idp"])
def test_more_are_not(service: str) -> None:
    assert failure_of(at(seconds=301), service, NOW) == (
        "RequestTimeTooSkewed",
        "Signature not yet current: 20261127T050501Z is still later than 20261127T050500Z "
        "(20261127T050000Z + 5 min.)",
    )
    assert failure_of(at(seconds=-301), service, NOW) == (
        "RequestTimeTooSkewed",
        "Signature expired: 20261127T045459Z is now earlier than 20261127T045500Z "
        "(20261127T050000Z - 5 min.)",
    )


def test_s3_allows_fifteen() -> None:
    assert failure_of(at(minutes=15), "s3", NOW) is None
    assert failure_of(at(minutes=-16), "s3", NOW) is not None


@pytest.mark.parametrize(
    "date",
    ["", "20261127", "20261127T050000", "2026-11-27T05:00:00Z", "20261327T050000Z", "2026112x"],
)
def test_a_date_that_cant_be_read_is_no_date_without_end(date: str) -> None:
    failure = failure_of(date, "dynamodb", NOW)
    assert failure is not None
    assert failure[0] == "IncompleteSignature"
