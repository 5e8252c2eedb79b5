"""The alarms as one shape, whether on a metric or on an expression of several."""

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
        for part in self.properties.get("Metrics", ()):
            if "Expression" in part:
                given = part["Expression"]
                return str(given["Fn::Sub"] if isinstance(given, dict) else given)
        return "value"


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
