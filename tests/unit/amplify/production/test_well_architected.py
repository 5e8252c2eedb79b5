"""The Well-Architected items that the mission names, each over all templates at once.

Encrypted at rest and in transit, more than one zone, least privilege, dead letters, alarms,
tracing. Where a service does it by itself, the test says so and no template could undo it.
"""

import json
from typing import Any

import pytest

from access.template_rules._wildcards import justified
from tests.unit.amplify.production.alarms import ALARMS
from tests.unit.amplify.templates import RESOURCES, as_list, properties, statements

TEXT = {key: json.dumps(resource.template) for key, resource in RESOURCES.items()}


def _all(kind: str) -> dict[str, dict[str, Any]]:
    found = dict(properties(kind))
    assert found, f"no {kind}: the test would hold of nothing"
    return found


@pytest.mark.parametrize(
    ("kind", "encrypted"),
    [
        ("AWS::DynamoDB::Table", lambda p: p["SSESpecification"]["SSEEnabled"] is True),
        ("AWS::SQS::Queue", lambda p: p["SqsManagedSseEnabled"] is True),
        ("AWS::SNS::Topic", lambda p: "KmsMasterKeyId" in p),
        ("AWS::S3::Bucket", lambda p: "BucketEncryption" in p),
        ("AWS::DAX::Cluster", lambda p: p["SSESpecification"]["SSEEnabled"] is True),
    ],
)
def test_what_is_stored_is_encrypted(kind: str, encrypted: Any) -> None:
    """Secrets, logs, parameters and function code are encrypted by their services, always."""
    assert all(encrypted(each) for each in _all(kind).values())


def test_keys_of_our_own_are_rotated() -> None:
    """KMS rotates symmetric keys only; one that signs is changed by hand (docs/operations.md)."""
    rotated = {
        name: key.get("EnableKeyRotation", False)
        for name, key in _all("AWS::KMS::Key").items()
        if key.get("KeyUsage") != "SIGN_VERIFY"
    }
    assert rotated == {"customobservability.TopicKey": True}


@pytest.mark.parametrize("kind", ["AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy"])
def test_what_can_be_asked_without_tls_refuses_it(kind: str) -> None:
    """API Gateway, DynamoDB, SQS and Cognito answer over TLS only."""
    for policy in _all(kind).values():
        denied = [
            s
            for s in policy["PolicyDocument"]["Statement"]
            if s.get("Effect") == "Deny"
            and s.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
        ]
        assert denied


@pytest.mark.parametrize("kind", ["AWS::S3::Bucket"])
def test_every_bucket_has_a_policy_and_no_public_side(kind: str) -> None:
    policed = {policy["Bucket"]["Ref"] for policy in _all("AWS::S3::BucketPolicy").values()}
    for name, bucket in _all(kind).items():
        assert name.partition(".")[2] in policed
        assert all(bucket["PublicAccessBlockConfiguration"].values())


def test_whatever_is_placed_by_hand_is_placed_in_two_zones() -> None:
    """Lambda, DynamoDB, SQS, API Gateway, S3 and Cognito span the zones of a Region anyway."""
    zones = {
        subnet["AvailabilityZone"]["Fn::Select"][0] for subnet in _all("AWS::EC2::Subnet").values()
    }
    assert len(zones) >= 2
    for endpoint in _all("AWS::EC2::VPCEndpoint").values():
        assert endpoint["VpcEndpointType"] == "Gateway" or len(endpoint["SubnetIds"]) >= 2


def test_every_statement_has_a_name_by_which_its_use_is_recorded() -> None:
    assert [place for place, statement in statements() if "Sid" not in statement] == []


@pytest.mark.parametrize(("place", "statement"), statements())
def test_whoever_is_allowed_something_is_allowed_that_and_no_more(
    place: str, statement: dict[str, Any]
) -> None:
    if statement["Effect"] == "Deny":
        return
    actions = as_list(statement["Action"])
    assert not [action for action in actions if action.endswith(("*", ":*"))], place
    assert "*" not in as_list(statement["Resource"]) or justified(actions, "*"), place


@pytest.mark.parametrize("place", sorted(dict(properties("AWS::Lambda::EventSourceMapping"))))
def test_what_a_function_is_woken_by_ends_somewhere_when_it_fails(place: str) -> None:
    mapping = _all("AWS::Lambda::EventSourceMapping")[place]
    source = mapping["EventSourceArn"]["Ref"]
    if source.startswith("storage"):
        assert mapping["DestinationConfig"]["OnFailure"]["Destination"]
        return
    queue = _all("AWS::SQS::Queue")["customqueues." + source.removeprefix("customqueues")[:-3]]
    assert "RedrivePolicy" in queue or queue["MessageRetentionPeriod"] == 14 * 24 * 60 * 60


@pytest.mark.parametrize("kind", ["AWS::Lambda::Function", "AWS::ApiGateway::Stage"])
def test_requests_are_traced_wherever_they_pass(kind: str) -> None:
    for each in _all(kind).values():
        assert each.get("TracingConfig") == {"Mode": "Active"} or each.get("TracingEnabled") is True


def test_every_alarm_can_be_switched_off_where_nobody_watches() -> None:
    for name, alarm in ALARMS.items():
        found = RESOURCES[alarm.stack].template
        condition = found["Resources"][name]["Condition"]
        needs = found["Conditions"][condition].get("Fn::And", ())
        assert condition == "AlarmsOn" or {"Condition": "AlarmsOn"} in needs


@pytest.mark.parametrize("key", sorted(TEXT))
def test_no_template_holds_an_account_a_key_or_a_password(key: str) -> None:
    for word in ("AKIA", "BEGIN RSA", "BEGIN PRIVATE", "whsec_"):
        assert word not in TEXT[key]
