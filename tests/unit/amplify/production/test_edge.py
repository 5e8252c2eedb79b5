"""What the internet reaches: the APIs behind a firewall on request, media behind Shield."""

from typing import Any

import pytest

from tests.unit.amplify.templates import RESOURCES as PROJECT
from tests.unit.amplify.templates import template

TEMPLATE = template("customedge")
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
MANAGED = {
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesCommonRuleSet",
}


@pytest.mark.parametrize("switch", ["firewall", "siteFirewall", "shieldAdvanced"])
def test_each_part_is_off_unless_asked_for(switch: str) -> None:
    assert TEMPLATE["Parameters"][switch]["Default"] == "off"


def test_nothing_is_made_while_all_is_off() -> None:
    made = [n for n, r in RESOURCES.items() if "Condition" not in r]
    assert made == ["WhileOff"]


FLOODS = {
    "ApiFirewall": ["FloodFromOneAddress", "FloodFromOneSession"],
    "SiteFirewall": ["FloodFromOneAddress"],
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_firewall_has_the_managed_rules_and_a_rate_for_each_address(name: str) -> None:
    rules = RESOURCES[name]["Properties"]["Rules"]
    own = [rule["Name"] for rule in rules if rule["Name"] not in MANAGED]
    assert own == FLOODS[name]
    assert {rule["Name"] for rule in rules} == {*MANAGED, *own}
    flood = rules[0]["Statement"]["RateBasedStatement"]
    assert flood == {
        "AggregateKeyType": "IP",
        "EvaluationWindowSec": 300,
        "Limit": {"Ref": "requestsPerAddress"},
    }
    assert len({rule["Priority"] for rule in rules}) == len(rules)


def test_the_apis_refuse_a_flood_by_one_session_wherever_it_comes_from() -> None:
    """By the token that the authorizer reads; who sends none is counted by address alone (AWS WAF
    API reference, RateBasedStatementCustomKey: what lacks the key is left out).
    """
    flood = RESOURCES["ApiFirewall"]["Properties"]["Rules"][1]
    statement = flood["Statement"]["RateBasedStatement"]
    unchanged = [{"Priority": 0, "Type": "NONE"}]
    assert statement == {
        "AggregateKeyType": "CUSTOM_KEYS",
        "CustomKeys": [{"Header": {"Name": "authorization", "TextTransformations": unchanged}}],
        "EvaluationWindowSec": 300,
        "Limit": {"Ref": "requestsPerSession"},
    }
    assert flood["Action"]["Block"]["CustomResponse"]["ResponseCode"] == 429


def test_an_article_with_markup_passes_the_firewall_of_the_webhooks() -> None:
    (common,) = [
        rule["Statement"]["ManagedRuleGroupStatement"]
        for rule in RESOURCES["ApiFirewall"]["Properties"]["Rules"]
        if rule["Name"] == "AWSManagedRulesCommonRuleSet"
    ]
    counted = {each["Name"] for each in common["RuleActionOverrides"]}
    assert {"SizeRestrictions_BODY", "CrossSiteScripting_BODY"} <= counted


def test_both_apis_are_behind_the_firewall() -> None:
    guarded = [
        r["Properties"]["ResourceArn"]["Fn::Sub"]
        for r in RESOURCES.values()
        if r["Type"] == "AWS::WAFv2::WebACLAssociation"
    ]
    apis = [
        key
        for key, resource in PROJECT.items()
        for r in resource.template["Resources"].values()
        if r["Type"] == "AWS::ApiGateway::RestApi"
    ]
    assert len(guarded) == len(apis)
    for key in apis:
        assert any(f"${{{key}ApiId}}/stages/${{{key}StageName}}" in arn for arn in guarded)


def test_the_sites_firewall_is_made_only_where_cloudfront_looks_for_it() -> None:
    assert {"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]} in TEMPLATE["Conditions"][
        "SiteFirewallOn"
    ]["Fn::And"]


def test_shield_protects_the_distribution_where_there_is_one() -> None:
    arn = RESOURCES["Shield"]["Properties"]["ResourceArn"]["Fn::Sub"]
    assert arn.endswith("distribution/${custommediaDistributionId}")
    there = {"Fn::Not": [{"Fn::Equals": [{"Ref": "custommediaDistributionId"}, "none"]}]}
    assert there in TEMPLATE["Conditions"]["ShieldOn"]["Fn::And"]
