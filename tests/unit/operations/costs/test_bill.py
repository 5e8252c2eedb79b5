"""The bill adds up, and what is off costs nothing."""

import re
from dataclasses import replace
from typing import Any

import pytest

from amplify.project.root import ROOT
from lectern import metrics
from operations.costs import bill, table, usage
from operations.costs.bill import Choices
from tests.unit.amplify.production.alarms import ALARMS
from tests.unit.amplify.templates import RESOURCES, properties, template

CROWDS = (100, 10_000, 1_000_000)
OFF = Choices()


def _fixed(chosen: Choices) -> dict[str, float]:
    return {line.service: line.usd for line in bill.lines(usage.of(0), chosen) if line.fixed}


def test_nobody_comes_and_little_is_due() -> None:
    assert bill.total(bill.lines(usage.of(0, publications=0))) < 11


def test_the_clock_runs_as_often_as_its_rule_says_though_nobody_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules = dict(properties("AWS::Events::Rule"))
    assert rules["functionopsAlerts.MailSchedule"]["ScheduleExpression"] == "rate(1 minute)"
    assert bill.STRIKES == 730 * 60
    busy = usage.of(1_000_000)
    ticking = {line.service: line.usd for line in bill.lines(busy)}
    monkeypatch.setattr(bill, "STRIKES", 0)
    still = {line.service: line.usd for line in bill.lines(busy)}
    dearer = {service for service, usd in ticking.items() if usd > still[service]}
    assert dearer == {"DynamoDB", "Lambda", "CloudWatch Logs and X-Ray"}


def _with(switch: str) -> Choices:
    given: dict[str, Any] = {switch: True}
    return replace(OFF, **given)


@pytest.mark.parametrize(
    ("switch", "service"),
    [
        ("firewall", "WAF"),
        ("shield_advanced", "Shield Advanced"),
        ("network", "VPC"),
        ("acceleration", "DAX"),
    ],
)
def test_what_costs_by_the_hour_costs_only_when_it_is_on(switch: str, service: str) -> None:
    assert _fixed(OFF)[service] == 0
    assert _fixed(_with(switch))[service] > 5


def test_an_audit_trail_costs_a_dollar_a_million_requests() -> None:
    busy = replace(usage.of(1), table_requests=3_000_000)
    audited = [line.usd for line in bill.lines(busy, Choices(audit_trail=True))]
    assert sum(audited) - bill.total(bill.lines(busy)) == pytest.approx(3)


def test_the_bill_is_of_the_plan_that_the_template_asks_for() -> None:
    pool = template("authlectern")["Resources"]["UserPool"]["Properties"]
    assert pool["UserPoolTier"] == OFF.cognito_plan


def test_private_films_cost_a_key_their_signatures_and_above_all_their_way() -> None:
    """A key is due whether or not a film is played; KMS gives no signature for nothing."""
    public, private = Choices(media=True), Choices(media=True, private_media=True)
    assert _fixed(private)["KMS key"] - _fixed(public)["KMS key"] == pytest.approx(1)
    busy = replace(usage.of(1), films=1_000_000, film_gb=10_000)
    costs = {
        chosen: {line.service: line.usd for line in bill.lines(busy, chosen)}
        for chosen in (public, private)
    }
    assert costs[private]["KMS requests"] - costs[public]["KMS requests"] == pytest.approx(15)
    assert costs[private]["API Gateway"] - costs[public]["API Gateway"] == pytest.approx(3.5)
    assert costs[private]["CloudFront"] - costs[public]["CloudFront"] > 700


def test_the_lite_plan_costs_a_third_of_essentials_at_a_million() -> None:
    million = usage.of(1_000_000)
    plans = {
        plan: next(li.usd for li in bill.lines(million, Choices(cognito_plan=plan)))
        for plan in ("ESSENTIALS", "LITE")
    }
    assert plans["LITE"] == pytest.approx(4_635)
    assert plans["ESSENTIALS"] == pytest.approx(14_850)


def test_a_bill_never_falls_when_more_learners_come() -> None:
    sums = [bill.total(bill.lines(usage.of(crowd))) for crowd in (0, *CROWDS)]
    assert sums == sorted(sums)


def test_the_alarms_are_counted_no_lower_than_the_templates_have_them() -> None:
    """CloudWatch charges each metric that an alarm looks at."""
    charged = sum(len(alarm.metrics) for alarm in ALARMS.values())
    assert charged <= bill.ALARM_METRICS <= charged + 10


def test_the_functions_own_metrics_are_counted_as_they_are_declared() -> None:
    assert len(metrics.UNITS) == bill.OWN_METRICS


def test_the_documented_table_is_what_the_calculator_says() -> None:
    written = (ROOT / "docs" / "services.md").read_text()
    assert table.markdown(CROWDS, [bill.lines(usage.of(crowd)) for crowd in CROWDS]) in written
    assert table.switches(CROWDS) in written


@pytest.mark.parametrize("name", sorted(table.SWITCHES))
def test_a_switch_names_a_parameter_of_a_template(name: str) -> None:
    parameter, *stacks = re.findall(r"`([\w.]+)`", table.SWITCHES[name][0])
    if stacks == ["override.ts"]:
        assert f'"{parameter}"' in (ROOT / "amplify/backend/auth/lectern/override.ts").read_text()
        return
    for stack in stacks:
        (key,) = {f"custom{stack}", f"storage{stack}"} & RESOURCES.keys()
        assert parameter in template(key)["Parameters"]
