"""The DAX cluster: off unless asked for, encrypted, and read by search alone."""

from typing import Any

from tests.unit.amplify.templates import RESOURCES as PROJECT
from tests.unit.amplify.templates import template

TEMPLATE = template("customacceleration")
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
CLUSTER = RESOURCES["Cluster"]["Properties"]
SEARCH = template("functionsearch")["Resources"]


def _switched() -> list[dict[str, Any]]:
    """All but the handle that a stack holds while it is off."""
    return [
        r for r in RESOURCES.values() if r["Type"] != "AWS::CloudFormation::WaitConditionHandle"
    ]


def test_all_of_it_is_off_unless_asked_for_and_needs_the_network() -> None:
    assert TEMPLATE["Parameters"]["acceleration"]["Default"] == "off"
    assert {resource["Condition"] for resource in _switched()} == {"AccelerationOn"}
    assert "customnetworkVpcId" in str(TEMPLATE["Conditions"]["AccelerationOn"])


def test_the_cluster_is_encrypted_at_rest_and_on_the_way() -> None:
    assert CLUSTER["SSESpecification"] == {"SSEEnabled": True}
    assert CLUSTER["ClusterEndpointEncryptionType"] == "TLS"


def test_the_cluster_has_three_nodes_over_the_zones() -> None:
    assert TEMPLATE["Parameters"]["nodes"]["Default"] == 3
    assert RESOURCES["ClusterSubnets"]["Properties"]["SubnetIds"] == {
        "Fn::Split": [",", {"Ref": "customnetworkInnerSubnetIds"}]
    }


def test_the_cluster_may_read_items_of_the_content_table_and_nothing_else() -> None:
    (policy,) = RESOURCES["ClusterRole"]["Properties"]["Policies"]
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert statement["Resource"] == {"Ref": "storagecontentArn"}
    assert set(statement["Action"]) == {
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
    }


def test_only_search_reaches_the_cluster() -> None:
    (opening,) = RESOURCES["ClusterGroup"]["Properties"]["SecurityGroupIngress"]
    assert opening["SourceSecurityGroupId"] == {"Ref": "customnetworkCmsCallerGroupId"}
    readers = [
        key
        for key, resource in PROJECT.items()
        if "dax:" in str(resource.template["Resources"]) and key != "customacceleration"
    ]
    assert readers == ["functionsearch"]


def test_search_may_ask_the_cluster_for_counters_and_nothing_else() -> None:
    policy = SEARCH["ReadTheCluster"]
    (statement,) = policy["Properties"]["PolicyDocument"]["Statement"]
    assert policy["Condition"] == "Accelerated"
    assert statement["Action"] == ["dax:BatchGetItem"]
    assert statement["Resource"] == {"Ref": "customaccelerationClusterArn"}


def test_search_is_told_of_the_cluster_only_when_there_is_one() -> None:
    told = SEARCH["LambdaFunction"]["Properties"]["Environment"]["Variables"]["DAX_ENDPOINT"]
    assert told["Fn::If"] == [
        "Accelerated",
        {"Ref": "customaccelerationEndpoint"},
        {"Ref": "AWS::NoValue"},
    ]
    assert TEMPLATE["Outputs"]["Endpoint"]["Value"]["Fn::If"][2] == "none"


def test_a_withdrawn_entry_is_found_by_a_search_for_seconds_at_most() -> None:
    kept = RESOURCES["ClusterParameters"]["Properties"]["ParameterNameValues"]
    assert set(kept) == {"record-ttl-millis", "query-ttl-millis"}
    assert TEMPLATE["Parameters"]["itemsLiveMilliseconds"]["Default"] <= 10_000
