"""Alarms arrive, encrypted; the budget, the audit trail and the saved queries are about Lectern."""

import re
from typing import Any

import pytest

from tests.unit.amplify.production.wiring import source
from tests.unit.amplify.templates import of_type, template

STACK = "customobservability"
TEMPLATE = template(STACK)
RESOURCES = TEMPLATE["Resources"]
PUBLISHERS = {"cloudwatch.amazonaws.com", "budgets.amazonaws.com", "ses.amazonaws.com"}


def _statement(document: dict[str, Any], sid: str) -> dict[str, Any]:
    (found,) = [each for each in document["Statement"] if each["Sid"] == sid]
    statement: dict[str, Any] = found
    return statement


def test_the_topic_is_encrypted_with_a_key_that_lets_alarms_publish() -> None:
    """The key that AWS manages for SNS doesn't (CloudWatch User Guide, "Alarm actions")."""
    topic = RESOURCES["AlarmTopic"]["Properties"]
    assert topic["KmsMasterKeyId"] == {"Fn::GetAtt": ["TopicKey", "Arn"]}
    key = RESOURCES["TopicKey"]["Properties"]
    allowed = _statement(key["KeyPolicy"], "AlarmsMayPublish")
    assert set(allowed["Principal"]["Service"]) == PUBLISHERS
    assert set(allowed["Action"]) == {"kms:Decrypt", "kms:GenerateDataKey*"}
    assert key["EnableKeyRotation"] is True


def test_only_this_account_publishes_to_the_topic() -> None:
    policy = RESOURCES["AlarmTopicPolicy"]["Properties"]["PolicyDocument"]
    allowed = _statement(policy, "AlarmsMayPublish")
    assert set(allowed["Principal"]["Service"]) == PUBLISHERS
    account = {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    assert allowed["Condition"] == {"StringEquals": account}


def test_up_to_three_operators_are_mailed() -> None:
    endpoints = [
        subscription["Properties"]["Endpoint"]["Ref"]
        for _, subscription in of_type("AWS::SNS::Subscription")
        if subscription["Properties"]["TopicArn"] == {"Ref": "AlarmTopic"}
    ]
    assert endpoints == ["operatorAddress", "secondOperatorAddress", "thirdOperatorAddress"]
    assert TEMPLATE["Parameters"]["secondOperatorAddress"]["Default"] == "none"


@pytest.mark.parametrize(
    "line",
    [
        "[ERROR] Misconfigured: The environment variable CMS_API_URL is missing or empty.",
        "2026-11-25T02:00:00.000Z 0a1b Task timed out after 15.00 seconds",
    ],
)
def test_the_saved_query_of_failures_finds_what_ended_a_function_without_a_code(line: str) -> None:
    """Lambda writes both as text (developer guide, "Log and monitor Python Lambda functions")."""
    query = RESOURCES["FailuresQuery"]["Properties"]["QueryString"]
    (pattern,) = re.findall(r"@message like /(.+)/", query)
    assert re.search(pattern, line)


def test_the_budget_warns_before_and_at_its_end_and_when_it_is_foreseen() -> None:
    notices = RESOURCES["Budget"]["Properties"]["NotificationsWithSubscribers"]
    told = {
        (n["Notification"]["NotificationType"], n["Notification"]["Threshold"]) for n in notices
    }
    assert told == {("ACTUAL", 80), ("ACTUAL", 100), ("FORECASTED", 100)}
    addresses = {str(s["Address"]) for n in notices for s in n["Subscribers"]}
    assert addresses == {"{'Ref': 'AlarmTopic'}"}


def test_the_audit_trail_records_each_request_for_an_item_of_either_table() -> None:
    trail = RESOURCES["AuditTrail"]["Properties"]
    (selector,) = trail["AdvancedEventSelectors"]
    fields = {each["Field"]: each["Equals"] for each in selector["FieldSelectors"]}
    assert fields["eventCategory"] == ["Data"]
    assert fields["resources.type"] == ["AWS::DynamoDB::Table"]
    tables = [source(STACK, arn)[0] for arn in fields["resources.ARN"]]
    assert tables == ["storagecontent", "storagelearners"]
    assert trail["EnableLogFileValidation"] is True


def test_the_audit_trail_is_off_unless_asked_for_since_each_request_costs() -> None:
    assert TEMPLATE["Parameters"]["auditTrail"]["Default"] == "off"
    assert {
        RESOURCES[n]["Condition"] for n in ("AuditTrail", "AuditBucket", "AuditBucketPolicy")
    } == {"AuditOn"}


def test_only_the_trail_writes_into_its_bucket_and_only_over_tls() -> None:
    policy = RESOURCES["AuditBucketPolicy"]["Properties"]["PolicyDocument"]
    for sid in ("TheTrailMayAsk", "TheTrailMayWrite"):
        assert "aws:SourceArn" in _statement(policy, sid)["Condition"]["StringEquals"]
    assert _statement(policy, "OnlyEncrypted")["Effect"] == "Deny"
    assert RESOURCES["AuditBucket"]["DeletionPolicy"] == "RetainExceptOnCreate"


@pytest.mark.parametrize(
    "name", sorted(n for n, r in RESOURCES.items() if r["Type"] == "AWS::Logs::QueryDefinition")
)
def test_a_saved_query_reads_the_log_of_every_function(name: str) -> None:
    """Each group is `/aws/lambda/` and a function's name, as that function's template has it."""
    groups = [group["Fn::Sub"] for group in RESOURCES[name]["Properties"]["LogGroupNames"]]
    functions = [source(STACK, {"Fn::Sub": g.removeprefix("/aws/lambda/")}) for g in groups]
    assert {kind for _, _, kind in functions} == {"AWS::Lambda::Function"}
    assert len(functions) == len([*of_type("AWS::Lambda::Function")])
