"""Each alarm fires at what it is for, and stays quiet on an ordinary day."""

import re

import pytest

from tests.unit.amplify.production.alarms import ALARMS
from tests.unit.amplify.production.metric_math import Numbers, crosses, evaluated
from tests.unit.amplify.templates import template

CEILINGS: dict[str, int] = {
    f"storage{table}Max{kind}RequestUnits": template(f"storage{table}")["Parameters"][
        f"max{kind}RequestUnits"
    ]["Default"]
    for table in ("content", "learners")
    for kind in ("Read", "Write")
}
MINUTE = 60
FUNCTIONS = (
    "Activity",
    "CmsIngest",
    "Confirmed",
    "Media",
    "OpsAlerts",
    "Search",
    "Sweep",
    "TellEditors",
)
ONE_MESSAGE: tuple[Numbers, Numbers] = ({"value": 0}, {"value": 1})
ONE_FAILURE = ONE_MESSAGE
DAYS: dict[str, tuple[Numbers, Numbers]] = {
    "DeadLettersWaiting": ONE_MESSAGE,
    "WebhooksParked": ONE_MESSAGE,
    "ActivityFailed": ONE_MESSAGE,
    "SweepFailed": ONE_MESSAGE,
    "SweepBehind": ({"value": 9_000}, {"value": 10_800}),
    "DeadLettersNotTaken": ({"value": 180}, {"value": 900}),
    "IngestDelayed": ({"value": 30}, {"value": 301}),
    "ActivityBehind": ({"value": 900}, {"value": 60_000}),
    **{f"{name}Errors": ONE_FAILURE for name in FUNCTIONS},
    **{f"{name}Throttles": ONE_FAILURE for name in FUNCTIONS},
    **{
        f"{n}Slow": ({"value": 900}, {"value": 24_000})
        for n in ("Activity", "CmsIngest", "OpsAlerts")
    },
    "ConfirmedSlow": ({"value": 400}, {"value": 4_000}),
    "MediaSlow": ({"value": 400}, {"value": 8_000}),
    "SweepSlow": ({"value": 100_000}, {"value": 144_000}),
    "TellEditorsSlow": ({"value": 900}, {"value": 48_000}),
    "EditorsUntold": ONE_FAILURE,
    "SearchSlow": ({"value": 900}, {"value": 12_000}),
    "SearchWaits": ({"value": 200}, {"value": 3_000}),
    "ApiErrors": ({"value": 1}, {"value": 5}),
    "IngestErrors": ONE_FAILURE,
    "WebhooksRefused": ({"value": 3}, {"value": 50}),
    "UpstreamFailing": ({"value": 1}, {"value": 5}),
    "JunkWritten": ({"value": 2}, {"value": 100}),
    "OneLearnerFloods": ({"busiest": MINUTE * 30}, {"busiest": MINUTE * 400}),
    "OneLearnerConsumes": ({"busiest": MINUTE * 60}, {"busiest": MINUTE * 3 * 400}),
    "SignUpsMany": ({"value": 40}, {"value": 900}),
    "SignaturesMany": ({"value": 1_200}, {"value": 9_000}),
    "ApiRequestsMany": ({"value": 1_500}, {"value": 14_000}),
    "SignInsThrottled": ({"value": 0}, {"value": 10}),
    "SignInsFailing": ({"attempts": 40, "successes": 36}, {"attempts": 40, "successes": 19}),
    "BouncesHigh": ({"value": 0.01}, {"value": 0.04}),
    "ComplaintsHigh": ({"value": 0}, {"value": 0.001}),
    "ContentThrottled": ({}, {"reads": 12}),
    "LearnersThrottled": ({}, {"writes": 11}),
    **{
        f"{table.title()}{kind}sNearCeiling": (
            {"consumed": MINUTE * 0.1 * CEILINGS[f"storage{table}Max{kind}RequestUnits"]},
            {"consumed": MINUTE * 0.85 * CEILINGS[f"storage{table}Max{kind}RequestUnits"]},
        )
        for table in ("content", "learners")
        for kind in ("Read", "Write")
    },
}
"""Of each alarm's values: what an ordinary period has, and what the alarm is for."""


def _breaches(name: str, values: Numbers) -> bool:
    alarm = ALARMS[name]
    filled = re.sub(r"\$\{(\w+)\}", lambda m: str(CEILINGS[m[1]]), alarm.expression)
    value = evaluated(filled, values)
    return crosses(value, alarm.properties["ComparisonOperator"], alarm.properties["Threshold"])


def _fires(name: str, loud_periods: int) -> bool:
    """After so many periods of what the alarm is for, among ordinary ones."""
    alarm, (ordinary, loud) = ALARMS[name], DAYS[name]
    quiet_periods = alarm.properties["EvaluationPeriods"] - loud_periods
    return alarm.goes_off(
        [_breaches(name, loud)] * loud_periods + [_breaches(name, ordinary)] * quiet_periods
    )


def _needed(name: str) -> int:
    properties = ALARMS[name].properties
    return int(properties.get("DatapointsToAlarm", properties["EvaluationPeriods"]))


@pytest.mark.parametrize("name", sorted(ALARMS))
def test_an_ordinary_day_is_quiet(name: str) -> None:
    assert not _fires(name, 0)


@pytest.mark.parametrize("name", sorted(ALARMS))
def test_what_the_alarm_is_for_sets_it_off_and_nothing_shorter_does(name: str) -> None:
    assert _fires(name, _needed(name))
    assert not _fires(name, _needed(name) - 1)


def test_every_day_that_is_told_of_has_its_alarm() -> None:
    assert set(DAYS) == set(ALARMS)


def test_two_learners_who_mistype_their_passwords_wake_nobody() -> None:
    assert not _breaches("SignInsFailing", {"attempts": 2, "successes": 0})
