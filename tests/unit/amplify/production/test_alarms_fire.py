"""Each alarm fires at what it is for, and stays quiet on an ordinary day."""

import re

import pytest

from tests.unit.amplify.production.alarms import ALARMS
from tests.unit.amplify.production.metric_math import Numbers, crosses, evaluated

CEILINGS = {
    "storagecontentMaxReadRequestUnits": "4000",
    "storagecontentMaxWriteRequestUnits": "500",
    "storagelearnersMaxReadRequestUnits": "2000",
    "storagelearnersMaxWriteRequestUnits": "500",
}
FUNCTIONS = ("Activity", "CmsIngest", "Media", "OpsAlerts", "Search")
ONE_MESSAGE: tuple[Numbers, Numbers] = ({"value": 0}, {"value": 1})
ONE_FAILURE = ONE_MESSAGE
DAYS: dict[str, tuple[Numbers, Numbers]] = {
    "DeadLettersWaiting": ONE_MESSAGE,
    "WebhooksParked": ONE_MESSAGE,
    "ActivityFailed": ONE_MESSAGE,
    "DeadLettersNotTaken": ({"value": 180}, {"value": 900}),
    "IngestDelayed": ({"value": 30}, {"value": 301}),
    "ActivityBehind": ({"value": 900}, {"value": 60_000}),
    **{f"{name}Errors": ONE_FAILURE for name in FUNCTIONS},
    **{f"{name}Throttles": ONE_FAILURE for name in FUNCTIONS},
    **{
        f"{n}Slow": ({"value": 900}, {"value": 24_000})
        for n in ("Activity", "CmsIngest", "OpsAlerts")
    },
    "MediaSlow": ({"value": 400}, {"value": 8_000}),
    "SearchSlow": ({"value": 900}, {"value": 12_000}),
    "SearchWaits": ({"value": 200}, {"value": 3_000}),
    "ApiErrors": ({"value": 1}, {"value": 5}),
    "IngestErrors": ONE_FAILURE,
    "WebhooksRefused": ({"value": 3}, {"value": 50}),
    "UpstreamFailing": ({"value": 1}, {"value": 5}),
    "JunkWritten": ({"value": 2}, {"value": 100}),
    "OneLearnerFloods": ({"value": 200}, {"value": 5 * 300}),
    "SignInsThrottled": ({"value": 0}, {"value": 10}),
    "SignInsFailing": ({"attempts": 40, "successes": 36}, {"attempts": 40, "successes": 19}),
    "ContentReadsNearCeiling": ({"consumed": 60 * 400}, {"consumed": 60 * 3_300}),
    "ContentWritesNearCeiling": ({"consumed": 60 * 40}, {"consumed": 60 * 420}),
    "LearnersReadsNearCeiling": ({"consumed": 60 * 400}, {"consumed": 60 * 1_700}),
    "LearnersWritesNearCeiling": ({"consumed": 60 * 40}, {"consumed": 60 * 420}),
    "BouncesHigh": ({"value": 0.01}, {"value": 0.04}),
    "ComplaintsHigh": ({"value": 0}, {"value": 0.001}),
    "ContentThrottled": ({}, {"reads": 12}),
    "LearnersThrottled": ({}, {"writes": 11}),
}


def _fires(name: str, day: Numbers) -> bool:
    alarm = ALARMS[name]
    filled = re.sub(r"\$\{(\w+)\}", lambda m: CEILINGS[m[1]], alarm.expression)
    value = evaluated(filled, day)
    return crosses(value, alarm.properties["ComparisonOperator"], alarm.properties["Threshold"])


@pytest.mark.parametrize("name", sorted(ALARMS))
def test_an_ordinary_day_is_quiet(name: str) -> None:
    assert not _fires(name, DAYS[name][0])


@pytest.mark.parametrize("name", sorted(ALARMS))
def test_what_the_alarm_is_for_sets_it_off(name: str) -> None:
    assert _fires(name, DAYS[name][1])


def test_every_day_that_is_told_of_has_its_alarm() -> None:
    assert set(DAYS) == set(ALARMS)


def test_two_learners_who_mistype_their_passwords_wake_nobody() -> None:
    assert not _fires("SignInsFailing", {"attempts": 2, "successes": 0})
