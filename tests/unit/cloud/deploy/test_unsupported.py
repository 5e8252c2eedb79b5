"""What the local cloud lacks is left out by an explicit list, and said."""

from local.cloud.deploy.unsupported import without

TABLE = {"Type": "AWS::DynamoDB::Table", "Properties": {}}


def test_a_type_on_the_list_is_left_out_and_named() -> None:
    template = {"Resources": {"Cache": {"Type": "AWS::DAX::Cluster"}, "Table": TABLE}}
    kept, left_out = without(template)
    assert kept == {"Resources": {"Table": TABLE}}
    assert left_out == ("Cache (AWS::DAX::Cluster)",)


def test_the_template_that_ships_is_not_changed() -> None:
    template = {"Resources": {"Cache": {"Type": "AWS::DAX::Cluster"}}}
    without(template)
    assert template == {"Resources": {"Cache": {"Type": "AWS::DAX::Cluster"}}}


def test_an_unknown_type_stays_for_cloudformation_to_refuse() -> None:
    template = {"Resources": {"New": {"Type": "AWS::New::Thing"}}}
    assert without(template) == (template, ())


def test_an_alarm_on_an_expression_is_left_out_and_one_on_a_metric_stays() -> None:
    plain = {"Type": "AWS::CloudWatch::Alarm", "Properties": {"MetricName": "Errors"}}
    math = {"Type": "AWS::CloudWatch::Alarm", "Properties": {"Metrics": []}}
    kept, left_out = without({"Resources": {"Plain": plain, "Math": math}})
    assert kept == {"Resources": {"Plain": plain}}
    assert left_out == ("Math (AWS::CloudWatch::Alarm)",)
