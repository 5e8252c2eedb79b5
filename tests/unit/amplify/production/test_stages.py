"""Three stages: every value is a parameter that exists, and production is the largest."""

import json
from typing import Any

import boto3
import pytest

from amplify.environments import parameter_store
from amplify.stages import __main__ as stages
from tests.unit.amplify.environments.parameter_store import ParameterStore
from tests.unit.amplify.templates import RESOURCES

STAGES = {name: stages.read(name) for name in stages.names()}
VALUES = [
    (stage, category + resource, parameter, value)
    for stage, categories in STAGES.items()
    for category, resources in categories.items()
    for resource, values in resources.items()
    for parameter, value in values.items()
]
GROWING = [
    ("custom", "api", "requestsPerSecond"),
    ("custom", "ingest", "webhooksPerSecond"),
    ("storage", "content", "maxReadRequestUnits"),
    ("storage", "learners", "maxWriteRequestUnits"),
    ("custom", "observability", "monthlyBudgetUsd"),
    ("function", "search", "logRetentionDays"),
]
RETENTIONS = {1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365}
"""What CloudWatch Logs takes (API reference, PutRetentionPolicy); up to a year."""


def test_there_are_three_stages() -> None:
    assert set(STAGES) == {"dev", "test", "prod"}


@pytest.mark.parametrize(("stage", "key", "parameter", "value"), VALUES)
def test_a_value_is_one_that_the_parameter_takes(
    stage: str, key: str, parameter: str, value: Any
) -> None:
    declared = RESOURCES[key].template["Parameters"][parameter]
    assert isinstance(value, int) == (declared["Type"] == "Number")
    assert value in declared.get("AllowedValues", [value])
    if parameter == "logRetentionDays":
        assert value in RETENTIONS


def test_every_stage_decides_the_same_things() -> None:
    decided = {
        stage: {(key, parameter) for s, key, parameter, _ in VALUES if s == stage}
        for stage in STAGES
    }
    assert decided["dev"] == decided["test"] == decided["prod"]


@pytest.mark.parametrize(("category", "resource", "parameter"), GROWING)
def test_a_smaller_stage_may_spend_less(category: str, resource: str, parameter: str) -> None:
    sizes = [STAGES[s][category][resource][parameter] for s in ("dev", "test", "prod")]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[2]


def test_production_has_its_alarms_its_firewall_and_the_accounts_sender() -> None:
    prod = STAGES["prod"]["custom"]
    assert prod["observability"]["alarms"] == "on"
    assert prod["edge"]["firewall"] == "on"
    assert prod["mail"]["identity"] == "on"


def test_no_stage_switches_on_what_costs_by_the_hour() -> None:
    text = json.dumps(STAGES)
    for switch in ("network", "acceleration", "shieldAdvanced", "auditTrail"):
        assert switch not in text


def test_a_stage_is_stored_beside_what_an_environment_has(monkeypatch: pytest.MonkeyPatch) -> None:
    ssm = ParameterStore()
    monkeypatch.setattr(boto3, "client", lambda service: {"ssm": ssm}[service])
    parameter_store.write(
        ssm, "live", {"function": {"search": {"siteOrigin": "https://learn.example"}}}
    )
    assert stages.main(["prod", "live"]) == 0
    live = parameter_store.read(ssm, "live")
    assert live["function"]["search"]["siteOrigin"] == "https://learn.example"
    assert live["custom"]["api"]["requestsPerSecond"] == "50"
