"""The VPC: off unless asked for, closed by default, one way out for those that call the CMS."""

import json
import re
from typing import Any

import pytest

from tests.unit.amplify.templates import of_type, template

TEMPLATE = template("customnetwork")
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
FUNCTIONS = [
    "functionactivity",
    "functioncmsIngest",
    "functionmedia",
    "functionopsAlerts",
    "functionsearch",
    "functionsweep",
    "functionconfirmed",
    "functiontellEditors",
]
CALLERS = ("functionsearch", "functiontellEditors")
ENDPOINTS = {
    n: r["Properties"] for n, r in RESOURCES.items() if r["Type"] == "AWS::EC2::VPCEndpoint"
}
NOTHING = "127.0.0.1/32"


def _of(kind: str) -> dict[str, dict[str, Any]]:
    return {n: r["Properties"] for n, r in RESOURCES.items() if r["Type"] == f"AWS::EC2::{kind}"}


def _switched() -> list[dict[str, Any]]:
    """All but the handle that a stack holds while it is off."""
    return [
        r for r in RESOURCES.values() if r["Type"] != "AWS::CloudFormation::WaitConditionHandle"
    ]


def test_all_of_it_is_off_unless_asked_for() -> None:
    assert TEMPLATE["Parameters"]["network"]["Default"] == "off"
    assert {resource["Condition"] for resource in _switched()} == {"NetworkOn"}


@pytest.mark.parametrize("name", sorted(TEMPLATE["Outputs"]))
def test_an_output_says_none_while_it_is_off(name: str) -> None:
    assert TEMPLATE["Outputs"][name]["Value"]["Fn::If"][2] == "none"


def test_each_part_lies_in_two_zones() -> None:
    zones: dict[str, set[int]] = {}
    for name, subnet in _of("Subnet").items():
        zones.setdefault(name[:-1], set()).add(subnet["AvailabilityZone"]["Fn::Select"][0])
        assert subnet["MapPublicIpOnLaunch"] is False
    assert zones == {"Inner": {0, 1}, "Outer": {0, 1}, "Public": {0, 1}}


def test_a_name_is_what_it_is_of_and_the_environment() -> None:
    text = json.dumps(TEMPLATE)
    names = re.findall(r'"Key": "Name", "Value": {"Fn::Sub": "([^"]+)"', text)
    assert names
    for name in names:
        assert re.fullmatch(r"lectern-[a-z-]*[a-z]-\$\{env\}|lectern-\$\{env\}", name), name


def test_no_two_subnets_share_an_address() -> None:
    places = [subnet["CidrBlock"]["Fn::Select"][0] for subnet in _of("Subnet").values()]
    assert sorted(places) == list(range(6))


def test_the_inner_subnets_have_no_way_out() -> None:
    routed = {route["RouteTableId"]["Ref"] for route in _of("Route").values()}
    assert routed == {"PublicRoutes", "OuterRoutes"}


def test_only_the_functions_that_call_the_cms_are_where_the_way_out_is() -> None:
    placed = {
        key: template(key)["Resources"]["LambdaFunction"]["Properties"]["VpcConfig"]["Fn::If"][1]
        for key in FUNCTIONS
    }
    subnets = {key: config["SubnetIds"]["Fn::Split"][1]["Ref"] for key, config in placed.items()}
    assert {subnets.pop(key) for key in CALLERS} == {"customnetworkOuterSubnetIds"}
    assert set(subnets.values()) == {"customnetworkInnerSubnetIds"}
    groups = {key: config["SecurityGroupIds"][0]["Ref"] for key, config in placed.items()}
    assert {groups.pop(key) for key in CALLERS} == {"customnetworkCmsCallerGroupId"}
    assert set(groups.values()) == {"customnetworkFunctionGroupId"}


@pytest.mark.parametrize("key", FUNCTIONS)
def test_a_function_is_outside_while_the_network_is_off(key: str) -> None:
    config = template(key)["Resources"]["LambdaFunction"]["Properties"]["VpcConfig"]
    assert config["Fn::If"][0] == "InNetwork"
    assert config["Fn::If"][2] == {"Ref": "AWS::NoValue"}
    subnets = template(key)["Conditions"]["InNetwork"]["Fn::Not"][0]["Fn::Equals"]
    assert subnets[1] == "none"


@pytest.mark.parametrize("key", FUNCTIONS)
def test_a_functions_own_code_may_not_touch_the_network(key: str) -> None:
    policy = template(key)["Resources"]["NetworkInterfaces"]
    denied = policy["Properties"]["PolicyDocument"]["Statement"][1]
    assert (denied["Effect"], denied["Action"]) == ("Deny", ["ec2:*"])
    name = template(key)["Resources"]["LambdaFunction"]["Properties"]["FunctionName"]["Fn::Sub"]
    (arn,) = denied["Condition"]["ArnEquals"]["lambda:SourceFunctionArn"]
    assert arn["Fn::Sub"].endswith(f":function:{name}")


@pytest.mark.parametrize("key", FUNCTIONS)
def test_the_permission_is_there_before_the_function_needs_it(key: str) -> None:
    tags = template(key)["Resources"]["LambdaFunction"]["Properties"]["Tags"]
    assert {"Ref": "NetworkInterfaces"} in [tag["Fn::If"][1]["Value"] for tag in tags]


def test_aws_is_reached_without_the_internet() -> None:
    services = {e["ServiceName"]["Fn::Sub"].rpartition(".")[2]: e for e in ENDPOINTS.values()}
    assert set(services) == {"dynamodb", "sqs", "secretsmanager", "email", "kms", "cognito-idp"}
    assert services.pop("dynamodb")["VpcEndpointType"] == "Gateway", "the one that is free"
    for endpoint in services.values():
        assert endpoint["VpcEndpointType"] == "Interface"
        assert endpoint["PrivateDnsEnabled"] is True
        assert endpoint["SubnetIds"] == [{"Ref": "InnerA"}, {"Ref": "InnerB"}]


def test_the_gateway_lets_through_to_this_accounts_tables_only() -> None:
    (statement,) = ENDPOINTS["TablesEndpoint"]["PolicyDocument"]["Statement"]
    assert statement["Resource"]["Fn::Sub"].endswith("${AWS::AccountId}:table/lectern-*-${env}")
    assert statement["Condition"]["StringEquals"]["aws:PrincipalAccount"] == {
        "Ref": "AWS::AccountId"
    }


def test_security_groups_are_closed_by_default() -> None:
    """Without an egress rule of its own a group lets everything out (VPC user guide)."""
    for name, group in of_type("AWS::EC2::SecurityGroup"):
        rules = group["Properties"]["SecurityGroupEgress"]
        outward = {rule["CidrIp"] for rule in rules}
        assert outward == ({"0.0.0.0/0"} if name.endswith("CmsCallerGroup") else {NOTHING}), name
        for rule in group["Properties"].get("SecurityGroupIngress", ()):
            assert "CidrIp" not in rule


def test_every_opening_is_for_one_port_and_one_peer() -> None:
    for kind in ("SecurityGroupIngress", "SecurityGroupEgress"):
        for _, rule in of_type(f"AWS::EC2::{kind}"):
            opened = rule["Properties"]
            assert opened["FromPort"] == opened["ToPort"]
            assert opened["FromPort"] in {443, 9111}
            assert "CidrIp" not in opened
