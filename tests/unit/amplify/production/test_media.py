"""Media by CloudFront alone: public files from its cache, private ones by a signed address only."""

from itertools import product
from typing import Any

import pytest

from access.proof.expressions import Scope
from tests.unit.amplify.templates import template

TEMPLATE = template("custommedia")
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
CONFIG = RESOURCES["Distribution"]["Properties"]["DistributionConfig"]
PUBLIC = CONFIG["DefaultCacheBehavior"]
PRIVATE = CONFIG["CacheBehaviors"]["Fn::If"][1][0]
KEYS = ("off", "first", "both", "second")
PEM = "-----BEGIN PUBLIC KEY-----"


def _scope(**given: str) -> Scope:
    defaults = {n: str(p["Default"]) for n, p in TEMPLATE["Parameters"].items() if "Default" in p}
    return Scope("custommedia", TEMPLATE, {"env": "test", "siteOrigin": "x", **defaults, **given})


def _made(**given: str) -> set[str]:
    scope = _scope(**given)
    return {name for name, each in RESOURCES.items() if scope.exists(each)}


def _members(listed: list[Any], **given: str) -> list[Any]:
    """What a list holds once each choice in it is made."""
    scope = _scope(**given)
    chosen = [
        (each["Fn::If"][1] if scope.holds(each["Fn::If"][0]) else each["Fn::If"][2])
        if "Fn::If" in each
        else each
        for each in listed
    ]
    return [each for each in chosen if each != {"Ref": "AWS::NoValue"}]


def _output(name: str, **given: str) -> str:
    return str(_scope(**given).value(TEMPLATE["Outputs"][name]["Value"]))


def test_nothing_is_made_unless_it_is_asked_for() -> None:
    assert _made() == {"WhileOff"}
    assert {_output(name) for name in TEMPLATE["Outputs"]} == {"none"}


def test_the_bucket_is_read_by_this_distribution_and_by_nobody_else() -> None:
    policy = RESOURCES["MediaBucketPolicy"]["Properties"]["PolicyDocument"]
    allowed = [s for s in policy["Statement"] if s.get("Effect") == "Allow"]
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


@pytest.mark.parametrize("behaviour", [PUBLIC, PRIVATE], ids=["*", "private"])
def test_media_travels_cached_and_compressed_over_tls_with_security_headers(behaviour: Any) -> None:
    assert behaviour["ViewerProtocolPolicy"] == "redirect-to-https"
    assert behaviour["Compress"] is True
    assert behaviour["CachePolicyId"] == {"Ref": "MediaCaching"}
    assert behaviour["ResponseHeadersPolicyId"] == {"Ref": "SecurityHeaders"}
    assert set(behaviour["AllowedMethods"]) == {"GET", "HEAD"}


def test_the_cache_keeps_one_copy_of_a_file_for_each_compression_and_for_a_day() -> None:
    """Without `EnableAcceptEncoding…` CloudFront compresses nothing (CloudFront Developer Guide,
    "Serve compressed files"). Neither a cookie nor a query tells copies apart: not the signature
    either, so learners share what is cached, and each is checked before they get it."""
    policy = RESOURCES["MediaCaching"]["Properties"]["CachePolicyConfig"]
    told = policy["ParametersInCacheKeyAndForwardedToOrigin"]
    assert told["EnableAcceptEncodingBrotli"] is told["EnableAcceptEncodingGzip"] is True
    assert told["CookiesConfig"]["CookieBehavior"] == "none"
    assert told["HeadersConfig"]["HeaderBehavior"] == "none"
    assert told["QueryStringsConfig"]["QueryStringBehavior"] == "none"
    assert policy["MinTTL"] <= policy["DefaultTTL"] == 24 * 60 * 60 <= policy["MaxTTL"]


def test_what_is_private_needs_a_signed_address_also_from_the_cache() -> None:
    """A behaviour with trusted key groups asks for a signature before it looks into the cache."""
    assert PRIVATE["PathPattern"] == "/private/*"
    assert PRIVATE["TrustedKeyGroups"] == [{"Ref": "TrustedKeys"}]
    assert "TrustedKeyGroups" not in PUBLIC


OWN = {"media": "on", "mediaDomain": "media.lectern.example", "certificateArn": "arn:aws:acm:x"}


def test_a_domain_of_ones_own_serves_no_client_below_tls_1_2() -> None:
    """CloudFront's own certificate takes older ones (CloudFront Developer Guide, "Supported
    protocols and ciphers between viewers and CloudFront")."""
    condition, own, cloudfronts = CONFIG["ViewerCertificate"]["Fn::If"]
    assert _scope(**OWN).holds(condition)
    assert not _scope(**{**OWN, "certificateArn": "none"}).holds(condition)
    assert own["MinimumProtocolVersion"] == "TLSv1.2_2021"
    assert own["AcmCertificateArn"] == {"Ref": "certificateArn"}
    assert CONFIG["Aliases"]["Fn::If"][:2] == [condition, [{"Ref": "mediaDomain"}]]
    assert cloudfronts == {"CloudFrontDefaultCertificate": True}


@pytest.mark.parametrize("name", ["MediaOrigin", "PrivateMediaOrigin"])
def test_addresses_are_of_the_domain_that_serves_them(name: str) -> None:
    """A signed address is good at the host that its policy names, and at no other."""
    assert _output(name, **OWN, mediaPublicKey=PEM) == "https://media.lectern.example"


def _denied(**given: str) -> list[str]:
    policy = RESOURCES["MediaBucketPolicy"]["Properties"]["PolicyDocument"]
    return [s["Sid"] for s in _members(policy["Statement"], **given) if s["Effect"] == "Deny"]


def test_without_a_public_key_nothing_private_is_served_at_all() -> None:
    """The behaviour that asks for signatures isn't there then, and the default one asks nobody."""
    half_way = {"media": "on", "signingKeys": "first"}
    assert "TrustedKeys" not in _made(**half_way)
    assert "NothingPrivateWithoutAKey" in _denied(**half_way)
    assert "NothingPrivateWithoutAKey" not in _denied(**half_way, mediaPublicKey=PEM)
    (refusal,) = [
        s["Fn::If"][2]
        for s in RESOURCES["MediaBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
        if "Fn::If" in s
    ]
    assert refusal["Resource"] == {"Fn::Sub": "${MediaBucket.Arn}/private/*"}
    assert refusal["Principal"] == {"Service": "cloudfront.amazonaws.com"}


@pytest.mark.parametrize("name", ["SigningKey", "SecondSigningKey"])
def test_the_private_half_of_a_key_is_made_in_kms_and_stays_there(name: str) -> None:
    key = RESOURCES[name]
    assert (key["Properties"]["KeySpec"], key["Properties"]["KeyUsage"]) == (
        "ECC_NIST_P256",
        "SIGN_VERIFY",
    )
    assert (key["DeletionPolicy"], key["UpdateReplacePolicy"]) == ("RetainExceptOnCreate", "Retain")


@pytest.mark.parametrize(
    ("name", "parameter"),
    [("PublicKey", "mediaPublicKey"), ("SecondPublicKey", "secondMediaPublicKey")],
)
def test_only_the_public_half_is_given_to_cloudfront(name: str, parameter: str) -> None:
    assert RESOURCES[name]["Properties"]["PublicKeyConfig"]["EncodedKey"] == {"Ref": parameter}


@pytest.mark.parametrize(
    ("given", "trusted"),
    [
        ({"mediaPublicKey": PEM}, ["PublicKey"]),
        ({"mediaPublicKey": PEM, "secondMediaPublicKey": PEM}, ["PublicKey", "SecondPublicKey"]),
        ({"secondMediaPublicKey": PEM}, ["SecondPublicKey"]),
    ],
)
def test_while_keys_change_both_are_trusted(given: dict[str, str], trusted: list[str]) -> None:
    items = RESOURCES["TrustedKeys"]["Properties"]["KeyGroupConfig"]["Items"]
    assert _members(items, media="on", **given) == [{"Ref": name} for name in trusted]
    assert _made(media="on", **given) >= {"TrustedKeys", *trusted}


@pytest.mark.parametrize(
    ("keys", "sign_with", "public"), [*product(KEYS, ("first", "second"), ("", "1", "2", "12"))]
)
def test_the_function_is_told_of_a_key_that_is_there_and_of_its_own_public_half(
    keys: str, sign_with: str, public: str
) -> None:
    """Else an address would be signed with one key and checked against the other."""
    given = {"media": "on", "signingKeys": keys, "signWith": sign_with}
    given |= {"mediaPublicKey": PEM} if "1" in public else {}
    given |= {"secondMediaPublicKey": PEM} if "2" in public else {}
    names = {
        "first": ("SigningKey", "PublicKey", "1"),
        "second": ("SecondSigningKey", "SecondPublicKey", "2"),
    }
    key, half, number = names[sign_with]
    there = keys in (sign_with, "both")
    arn = _output("SigningKeyArn", **given)
    assert arn.endswith(f"key/custommedia-{key}") if there else arn == "none"
    wanted = f"custommedia-{half}" if there and number in public else "none"
    assert _output("KeyPairId", **given) == wanted
    assert (_output("PrivateMediaOrigin", **given) == "none") == (public == "")


def test_the_headers_let_media_be_shown_and_never_run() -> None:
    headers = RESOURCES["SecurityHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
    security = headers["SecurityHeadersConfig"]
    assert (
        security["ContentSecurityPolicy"]["ContentSecurityPolicy"] == "default-src 'none'; sandbox"
    )
    assert security["StrictTransportSecurity"]["AccessControlMaxAgeSec"] >= 31_536_000
    assert "ContentTypeOptions" in security
    assert headers["CorsConfig"]["AccessControlAllowOrigins"]["Items"] == [{"Ref": "siteOrigin"}]


def test_media_outlives_the_stack() -> None:
    bucket = RESOURCES["MediaBucket"]
    assert (bucket["DeletionPolicy"], bucket["UpdateReplacePolicy"]) == (
        "RetainExceptOnCreate",
        "Retain",
    )
