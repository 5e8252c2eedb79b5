"""The two APIs: what they let in, how they answer, and that a changed API is deployed."""

import json
import re
from typing import Any

import pytest

from amplify.environments.settable_parameters import parameters
from tests.unit.amplify.templates import (
    RESOURCES,
    deployment_id,
    of_type,
    properties,
    snapshot,
    template,
)

APIS = ["customapi", "customingest"]
every_api = pytest.mark.parametrize("key", APIS)


def _resources(key: str) -> dict[str, Any]:
    resources: dict[str, Any] = template(key)["Resources"]
    return resources


@every_api
def test_a_changed_api_gets_a_new_deployment(key: str) -> None:
    """A deployment is a snapshot: rename the resource to what this test says is due."""
    deployments = [n for n, d in _resources(key).items() if d["Type"].endswith("::Deployment")]
    assert deployments == [deployment_id(key)]
    stage = _resources(key)["Stage"]["Properties"]
    assert stage["DeploymentId"] == {"Ref": deployment_id(key)}


@every_api
def test_a_deployment_waits_for_every_method_and_response(key: str) -> None:
    parts = {
        name
        for name, definition in _resources(key).items()
        if definition["Type"] in {"AWS::ApiGateway::Method", "AWS::ApiGateway::GatewayResponse"}
    }
    assert set(_resources(key)[deployment_id(key)]["DependsOn"]) == parts


@every_api
def test_a_stage_is_traced_measured_and_throttled(key: str) -> None:
    stage = _resources(key)["Stage"]["Properties"]
    (settings,) = stage["MethodSettings"]
    assert stage["TracingEnabled"] is True
    assert settings["MetricsEnabled"] is True
    assert {"ThrottlingRateLimit", "ThrottlingBurstLimit"} <= settings.keys()


@every_api
@pytest.mark.parametrize("kind", ["DEFAULT_4XX", "DEFAULT_5XX"])
def test_every_refusal_has_a_readable_body(key: str, kind: str) -> None:
    bodies = [
        p["ResponseTemplates"]["application/json"]
        for n, p in properties("AWS::ApiGateway::GatewayResponse")
        if n.startswith(key) and p["ResponseType"] == kind
    ]
    assert len(bodies) == 1
    filled = bodies[0].replace("$context.error.messageString", '"text"')
    assert set(json.loads(filled)["error"]) == {"code", "message"}


@pytest.mark.parametrize("kind", ["DEFAULT_4XX", "DEFAULT_5XX"])
def test_the_site_may_read_a_refusal_of_its_api(kind: str) -> None:
    (response,) = [
        p
        for n, p in properties("AWS::ApiGateway::GatewayResponse")
        if n.startswith("customapi") and p["ResponseType"] == kind
    ]
    origin = response["ResponseParameters"]["gatewayresponse.header.Access-Control-Allow-Origin"]
    assert origin == "'*'"


@pytest.mark.parametrize("name", ["PreflightSearch", "PreflightMedia"])
def test_the_site_may_ask_from_wherever_it_stands(name: str) -> None:
    """Asking tells nothing: no cookie is sent, and the function names whose page may read."""
    (answer,) = _resources("customapi")[name]["Properties"]["Integration"]["IntegrationResponses"]
    origin = answer["ResponseParameters"]["method.response.header.Access-Control-Allow-Origin"]
    assert origin == "'*'"


@every_api
def test_a_snapshot_holds_no_value_that_an_environment_may_change(key: str) -> None:
    """A stage serves the deployment that was made when the value was another."""
    category, name = RESOURCES[key].category, RESOURCES[key].name
    for place, definition in snapshot(key).items():
        if definition["Type"] == "AWS::ApiGateway::RestApi":
            continue  # its endpoint is the API's own, and no part of a deployment
        text = json.dumps(definition)
        named = [p for p in parameters()[category, name] if f'"{p}"' in text or f"${{{p}}}" in text]
        assert named == [], place


@every_api
def test_a_value_in_a_snapshot_is_noticed(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    responses = [d for d in snapshot(key).values() if d["Type"].endswith("::GatewayResponse")]
    monkeypatch.setitem(responses[0]["Properties"], "X", {"Fn::Sub": "'${endpointType}'"})
    with pytest.raises(AssertionError):
        test_a_snapshot_holds_no_value_that_an_environment_may_change(key)


@every_api
def test_an_api_is_edge_optimised_unless_an_environment_chooses_its_region(key: str) -> None:
    parameter = template(key)["Parameters"]["endpointType"]
    assert (parameter["Default"], parameter["AllowedValues"]) == ("EDGE", ["EDGE", "REGIONAL"])
    endpoint = _resources(key)["RestApi"]["Properties"]["EndpointConfiguration"]
    assert endpoint == {"Types": [{"Ref": "endpointType"}]}


@pytest.mark.parametrize("name", ["GetSearch", "GetMedia"])
def test_the_learners_api_is_for_signed_in_learners(name: str) -> None:
    method = _resources("customapi")[name]["Properties"]
    assert method["AuthorizationType"] == "COGNITO_USER_POOLS"
    assert method["AuthorizerId"] == {"Ref": "Authorizer"}


def test_every_method_but_a_preflight_needs_an_authorizer_or_a_key() -> None:
    for name, method in properties("AWS::ApiGateway::Method"):
        open_to_all = method["AuthorizationType"] == "NONE" and not method.get("ApiKeyRequired")
        assert open_to_all == (method["HttpMethod"] == "OPTIONS"), name


def test_a_webhook_needs_a_key_of_the_usage_plan() -> None:
    resources = _resources("customingest")
    assert resources["PostWebhook"]["Properties"]["ApiKeyRequired"] is True
    assert resources["UsagePlan"]["Properties"]["Throttle"].keys() == {"RateLimit", "BurstLimit"}
    link = resources["UsagePlanKey"]["Properties"]
    assert (link["KeyId"], link["UsagePlanId"]) == ({"Ref": "ApiKey"}, {"Ref": "UsagePlan"})


def test_a_key_has_no_value_in_the_template() -> None:
    for _, key in of_type("AWS::ApiGateway::ApiKey"):
        assert "Value" not in key["Properties"]


@pytest.mark.parametrize(
    ("chosen", "there"),
    [("first", {"ApiKey"}), ("both", {"ApiKey", "SecondApiKey"}), ("second", {"SecondApiKey"})],
)
def test_a_rotation_has_a_time_in_which_both_keys_are_there(chosen: str, there: set[str]) -> None:
    """Each condition excludes the one choice without its key."""
    conditions = template("customingest")["Conditions"]
    excluded = {name: c["Fn::Not"][0]["Fn::Equals"][1] for name, c in conditions.items()}
    keys = {
        name for name, _ in of_type("AWS::ApiGateway::ApiKey") if name.startswith("customingest")
    }
    kept = {
        name.partition(".")[2]
        for name in keys
        if excluded[_resources("customingest")[name.partition(".")[2]]["Condition"]] != chosen
    }
    assert kept == there


@pytest.mark.parametrize("key", ["ApiKey", "SecondApiKey"])
def test_each_key_belongs_to_the_usage_plan_for_as_long_as_it_exists(key: str) -> None:
    resources = _resources("customingest")
    (link,) = [
        each
        for each in resources.values()
        if each["Type"] == "AWS::ApiGateway::UsagePlanKey"
        and each["Properties"]["KeyId"] == {"Ref": key}
    ]
    assert link["Condition"] == resources[key]["Condition"]


def test_a_webhook_goes_straight_into_the_queue() -> None:
    integration = _resources("customingest")["PostWebhook"]["Properties"]["Integration"]
    assert integration["Type"] == "AWS"
    assert ":sqs:path/" in integration["Uri"]["Fn::Sub"]
    assert integration["PassthroughBehavior"] == "NEVER"


LATER = ["401", "403", "404", "408", "429", "500", "502", "503"]
"""What isn't about the body: refused, gone, throttled, broken. At 502 the CMS sends again, and at
503; what of 400 isn't 503 after all is in tests/unit/cloud/test_webhook_answers.py."""


@pytest.mark.parametrize(
    ("backend", "answer"),
    [("200", "202"), ("413", "413"), ("400", "503"), *((each, "502") for each in LATER)],
)
def test_what_the_queue_said_becomes_an_answer(backend: str, answer: str) -> None:
    integration = _resources("customingest")["PostWebhook"]["Properties"]["Integration"]
    responses = integration["IntegrationResponses"]
    matching = [
        r for r in responses if re.fullmatch(r.get("SelectionPattern", "(?!)"), backend)
    ] or [r for r in responses if "SelectionPattern" not in r]
    assert [r["StatusCode"] for r in matching] == [answer]


def test_every_status_that_an_answer_may_have_is_declared() -> None:
    method = _resources("customingest")["PostWebhook"]["Properties"]
    answers = method["Integration"]["IntegrationResponses"]
    texts = "".join(r["ResponseTemplates"]["application/json"] for r in answers)
    overridden = set(re.findall(r"responseOverride\.status = (\d+)", texts))
    declared = {each["StatusCode"] for each in method["MethodResponses"]}
    assert declared == overridden | {each["StatusCode"] for each in answers}


def test_every_forwarded_header_is_escaped() -> None:
    """A header must not be able to add a parameter to the queue's request."""
    integration = _resources("customingest")["PostWebhook"]["Properties"]["Integration"]
    body = integration["RequestTemplates"]["application/json"]
    bare = re.sub(r"\$util\.urlEncode\(\$(input\.(body|params\('[\w-]+'\))|headers)\)", "", body)
    assert re.findall(r"\$[\w.]+", bare) == ["$headers", "$context.requestTimeEpoch"]
