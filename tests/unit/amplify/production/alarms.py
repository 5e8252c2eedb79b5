"""The alarms as one shape, whether on a metric or on an expression of several."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.unit.amplify.templates import RESOURCES


@dataclass(frozen=True)
class Metric:
    namespace: str
    name: str
    dimensions: dict[str, Any]
    statistic: str
    period: int


@dataclass(frozen=True)
class Alarm:
    stack: str
    name: str
    properties: dict[str, Any]

    @property
    def metrics(self) -> dict[str, Metric]:
        """By the id that the expression uses; a single metric is called `value`."""
        if "MetricName" in self.properties:
            return {"value": _metric(self.properties, self.properties)}
        return {
            part["Id"]: _metric(part["MetricStat"]["Metric"], part["MetricStat"])
            for part in self.properties["Metrics"]
            if "MetricStat" in part
        }

    @property
    def expression(self) -> str:
        """What is compared with the threshold."""
        for part in self.properties.get("Metrics", ()):
            if "Expression" in part and part["ReturnData"]:
                return _text(part["Expression"])
        return "value"

    @property
    def insights(self) -> list[str]:
        """What it asks of Contributor Insights, which no service publishes as a metric."""
        expressions = [_text(part.get("Expression", "")) for part in self._parts]
        return [text for text in expressions if text.startswith("INSIGHT_RULE_METRIC")]

    def goes_off(self, breaches: Sequence[bool]) -> bool:
        """Of the last EvaluationPeriods so many breach that it goes off (CloudWatch User Guide,
        "Evaluating an alarm"); `breaches` from the oldest to the newest."""
        periods: int = self.properties["EvaluationPeriods"]
        needed: int = self.properties.get("DatapointsToAlarm", periods)
        return sum(breaches[-periods:]) >= needed

    @property
    def _parts(self) -> list[dict[str, Any]]:
        return [*self.properties.get("Metrics", ())]


def _text(expression: Any) -> str:
    return str(expression["Fn::Sub"] if isinstance(expression, dict) else expression)


def _metric(named: dict[str, Any], measured: dict[str, Any]) -> Metric:
    statistic = measured.get("Stat") or measured.get("Statistic") or measured["ExtendedStatistic"]
    dimensions = {each["Name"]: each["Value"] for each in named.get("Dimensions", ())}
    return Metric(
        named["Namespace"], named["MetricName"], dimensions, statistic, measured["Period"]
    )


ALARMS = {
    name: Alarm(key, name, definition["Properties"])
    for key, resource in RESOURCES.items()
    for name, definition in resource.template["Resources"].items()
    if definition["Type"] == "AWS::CloudWatch::Alarm"
}
