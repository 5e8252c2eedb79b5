"""What the internet reaches: media by CloudFront alone, APIs behind firewalls on request."""

from typing import Any

import pytest

from tests.unit.amplify.templates import RESOURCES as PROJECT
from tests.unit.amplify.templates import template

TEMPLATE = template("customedge")
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
CONFIG = RESOURCES["Distribution"]["Properties"]["DistributionConfig"]
PRIVATE = CONFIG["CacheBehaviors"]["Fn::If"][1][0]
MANAGED = {
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesCommonRuleSet",
}


@pytest.mark.parametrize("switch", ["edge", "firewall", "siteFirewall", "shieldAdvanced"])
def test_each_part_is_off_unless_asked_for(switch: str) -> None:
    assert TEMPLATE["Parameters"][switch]["Default"] == "off"


def test_nothing_is_made_while_all_is_off() -> None:
    made = [n for n, r in RESOURCES.items() if "Condition" not in r]
    assert made == ["WhileOff"]


def test_the_bucket_is_read_by_this_distribution_and_by_nobody_else() -> None:
    policy = RESOURCES["MediaBucketPolicy"]["Properties"]["PolicyDocument"]
    allowed = [s for s in policy["Statement"] if s["Effect"] == "Allow"]
    assert [s["Principal"] for s in allowed] == [{"Service": "cloudfront.amazonaws.com"}]
    assert [s["Action"] for s in allowed] == ["s3:GetObject"]
    arn = allowed[0]["Condition"]["StringEquals"]["AWS:SourceArn"]["Fn::Sub"]
    assert arn.endswith("distribution/${Distribution}")


def test_cloudfront_signs_each_request_to_the_bucket() -> None:
    access = RESOURCES["OriginAccess"]["Properties"]["OriginAccessControlConfig"]
    assert (access["SigningBehavior"], access["SigningProtocol"]) == ("always", "sigv4")
    (origin,) = CONFIG["Origins"]
    assert origin["OriginAccessControlId"] == {"Fn::GetAtt": ["OriginAccess", "Id"]}
    assert origin["S3OriginConfig"] == {"OriginAccessIdentity": ""}


@pytest.mark.parametrize(
    "behaviour", [CONFIG["DefaultCacheBehavior"], PRIVATE], ids=["*", "private"]
)
def test_media_travels_compressed_over_tls_with_security_headers(behaviour: Any) -> None:
    assert behaviour["ViewerProtocolPolicy"] == "redirect-to-https"
    assert behaviour["Compress"] is True
    assert behaviour["ResponseHeadersPolicyId"] == {"Ref": "SecurityHeaders"}
    assert set(behaviour["AllowedMethods"]) == {"GET", "HEAD"}


def test_what_is_private_needs_a_signed_address() -> None:
    assert PRIVATE["PathPattern"] == "/private/*"
    assert PRIVATE["TrustedKeyGroups"] == [{"Ref": "SigningKeys"}]
    assert RESOURCES["SigningKeys"]["Properties"]["KeyGroupConfig"]["Items"] == [
        {"Ref": "SigningKey"}
    ]


def test_only_the_public_half_of_the_signing_key_is_in_the_template() -> None:
    key = RESOURCES["SigningKey"]["Properties"]["PublicKeyConfig"]
    assert key["EncodedKey"] == {"Ref": "mediaPublicKey"}


def test_the_headers_let_media_be_shown_and_never_run() -> None:
    headers = RESOURCES["SecurityHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
    security = headers["SecurityHeadersConfig"]
    assert (
        security["ContentSecurityPolicy"]["ContentSecurityPolicy"] == "default-src 'none'; sandbox"
    )
    assert security["StrictTransportSecurity"]["AccessControlMaxAgeSec"] >= 31_536_000
    assert "ContentTypeOptions" in security
    assert headers["CorsConfig"]["AccessControlAllowOrigins"]["Items"] == [{"Ref": "siteOrigin"}]


@pytest.mark.parametrize("name", ["ApiFirewall", "SiteFirewall"])
def test_a_firewall_has_the_managed_rules_and_a_rate_for_each_address(name: str) -> None:
    rules = RESOURCES[name]["Properties"]["Rules"]
    assert {rule["Name"] for rule in rules} == {*MANAGED, "FloodFromOneAddress"}
    flood = rules[0]["Statement"]["RateBasedStatement"]
    assert flood == {
        "AggregateKeyType": "IP",
        "EvaluationWindowSec": 300,
        "Limit": {"Ref": "requestsPerAddress"},
    }
    assert len({rule["Priority"] for rule in rules}) == len(rules)


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


def test_media_outlives_the_stack() -> None:
    bucket = RESOURCES["MediaBucket"]
    assert (bucket["DeletionPolicy"], bucket["UpdateReplacePolicy"]) == ("Retain", "Retain")
