"""One page that answers: is it healthy, is it slow, what does it cost."""

import json
import re
from typing import Any

import pytest

from lectern import metrics
from operations.costs.prices import EU_WEST_1
from tests.unit.amplify.production.alarms import ALARMS
from tests.unit.amplify.production.wiring import api_names, source
from tests.unit.amplify.templates import template

STACK = "customobservability"
TEXT = template(STACK)["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
WIDGETS: list[dict[str, Any]] = json.loads(TEXT)["widgets"]
CHARTS = [widget["properties"] for widget in WIDGETS if widget["type"] == "metric"]
ROWS = [row for chart in CHARTS for row in chart["metrics"]]
SERIES = [row for row in ROWS if isinstance(row[0], str)]
EXPRESSIONS = [row[0]["expression"] for row in ROWS if not isinstance(row[0], str)]
RESOURCE_OF = {
    "QueueName": "AWS::SQS::Queue",
    "FunctionName": "AWS::Lambda::Function",
    "TableName": "AWS::DynamoDB::Table",
    "UserPool": "AWS::Cognito::UserPool",
    "UserPoolClient": "AWS::Cognito::UserPoolClient",
    "Stage": "AWS::ApiGateway::Stage",
}


def _dimensions(series: list[Any]) -> dict[str, str]:
    flat = [part for part in series[2:] if isinstance(part, str)]
    return dict(zip(flat[::2], flat[1::2], strict=True))


def test_it_answers_three_questions_in_this_order() -> None:
    questions = [w["properties"]["markdown"] for w in WIDGETS if w["type"] == "text"]
    assert questions == ["## Is it healthy?", "## Is it slow?", "## What does it cost?"]


def test_it_begins_with_the_state_of_every_alarm() -> None:
    (states,) = [w["properties"]["alarms"] for w in WIDGETS if w["type"] == "alarm"]
    shown = {arn.rpartition(":")[2] for arn in states}
    always = template(STACK)["Resources"]
    own = [
        alarm
        for name, alarm in ALARMS.items()
        if alarm.stack == STACK and always[name]["Condition"] == "AlarmsOn"
    ]
    assert shown == {alarm.properties["AlarmName"]["Fn::Sub"] for alarm in own}


def test_no_two_widgets_lie_on_each_other() -> None:
    taken = [
        (x, y)
        for w in WIDGETS
        for x in range(w["x"], w["x"] + w["width"])
        for y in range(w["y"], w["y"] + w["height"])
    ]
    assert len(taken) == len(set(taken))
    assert max(x for x, _ in taken) < 24


@pytest.mark.parametrize("series", SERIES, ids=str)
def test_a_series_is_of_a_resource_that_exists(series: list[Any]) -> None:
    for dimension, value in _dimensions(series).items():
        if dimension == "ApiName":
            assert value in api_names()
        elif dimension in RESOURCE_OF:
            assert source(STACK, {"Fn::Sub": value})[2] == RESOURCE_OF[dimension]
        else:
            assert dimension in {*metrics.DIMENSIONS, "Operation"}


def test_every_metric_of_our_own_is_drawn() -> None:
    assert {s[1] for s in SERIES if s[0] == metrics.NAMESPACE} == set(metrics.UNITS)


def test_the_costs_are_worked_out_with_the_calculators_prices() -> None:
    text = " ".join(EXPRESSIONS)
    million = 1_000_000
    assert f"* {EU_WEST_1['dynamodb-read'].usd * million:.4f} / {million}" in text
    assert f"* {EU_WEST_1['dynamodb-write'].usd * million:.4f} / {million}" in text
    assert f"* {EU_WEST_1['lambda-request'].usd * million:.2f} / {million}" in text
    assert f"* {EU_WEST_1['lambda-arm-gb-second'].usd:.10f}" in text
    assert f"* {EU_WEST_1['rest-api-request'].usd * million:.2f} / {million}" in text


def test_the_functions_cost_is_of_the_memory_that_they_have() -> None:
    sizes = {
        name: template(f"function{name}")["Resources"]["LambdaFunction"]["Properties"]["MemorySize"]
        for name in (
            "activity",
            "cmsIngest",
            "media",
            "opsAlerts",
            "search",
            "sweep",
            "confirmed",
            "tellEditors",
        )
    }
    told = dict(re.findall(r"FILL\((\w+)Ms, 0\) / 1000 \* (\d+) / 1024", " ".join(EXPRESSIONS)))
    assert {name: int(size) for name, size in told.items()} == sizes
