"""An alarm that goes off reaches whoever is subscribed to the operators' topic."""

from local.cloud.deploy.unsupported import ALARM, is_unsupported
from tests.operations.operators import Operator
from tests.operations.pager import Pager
from tests.unit.amplify.production.alarms import ALARMS


def test_a_cms_that_fails_searches_wakes_the_operators(operator: Operator, pager: Pager) -> None:
    dimensions = [
        {"Name": "environment", "Value": "local"},
        {"Name": "function", "Value": "search"},
    ]
    data = [{"MetricName": "UpstreamFailures", "Value": 6, "Dimensions": dimensions}]
    operator.client("cloudwatch").put_metric_data(Namespace="Lectern", MetricData=data)

    alarm = pager.alarm("upstream-failing")
    assert alarm["AlarmDescription"].endswith("docs/operations.md#search-is-unavailable")


def test_every_alarm_of_the_templates_is_in_the_cloud_but_those_on_expressions(
    operator: Operator,
) -> None:
    found = operator.client("cloudwatch").get_paginator("describe_alarms").paginate()
    names = {alarm["AlarmName"] for page in found for alarm in page["MetricAlarms"]}
    wanted = {
        alarm.properties["AlarmName"]["Fn::Sub"].replace("${env}", "local")
        for alarm in ALARMS.values()
        if not is_unsupported(ALARM, alarm.properties)
    }
    assert names == wanted
