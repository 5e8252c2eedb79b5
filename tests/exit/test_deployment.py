"""The plain template makes what the Amplify project makes, once."""

import json
import subprocess
import sys
from dataclasses import asdict

import requests

from amplify.plain import site
from amplify.project import load
from amplify.project.root import ROOT
from lectern import keys
from local.settings import ENV_NAME
from tests.access import people
from tests.access.cloud import Cloud
from tests.eventually import eventually
from tests.exit import leaving
from tests.exit.conftest import Deployment
from tests.webhook import Webhook, lesson_event


def test_every_output_of_the_deployer_has_a_value(cloud: Cloud) -> None:
    assert [name for name, value in asdict(cloud.stacks).items() if not value] == []


def test_what_has_a_name_of_its_own_has_the_same_name(cloud: Cloud) -> None:
    stacks = cloud.stacks
    named = (stacks.contentTable, stacks.learnersTable, stacks.cmsIngestFunction)
    assert named == tuple(
        f"lectern-{part}-{ENV_NAME}" for part in ("content", "learners", "cms-ingest")
    )
    assert stacks.moderatorsGroup == "moderators"


def test_the_site_is_configured_from_it_as_from_amplify(deployment: Deployment) -> None:
    stacks = deployment.cloud.stacks
    outputs = deployment.aws.outputs(leaving.STACK)
    configured = site.of_stack(outputs, load(ROOT / "amplify"), "https://media.example")
    assert configured.keys() <= {*asdict(stacks), "mediaOrigin", "privateMediaOrigin"}
    assert configured["privateMediaOrigin"] == "", "off, as the templates have it"
    # locally an API has no host of its own
    same = configured.keys() & asdict(stacks).keys() - {"apiUrl"}
    assert {name: configured[name] for name in same} == {
        name: value for name, value in asdict(stacks).items() if name in same
    }
    assert configured["apiUrl"].startswith("https://")


def test_the_documented_command_prints_that_configuration(deployment: Deployment) -> None:
    shell = {**deployment.aws.environ(), "LECTERN_MEDIA_ORIGIN": "https://media.example"}
    printed = subprocess.run(
        [sys.executable, "-m", "amplify.plain.site", leaving.STACK],
        cwd=ROOT,
        env=shell,
        check=True,
        capture_output=True,
        text=True,
    )
    assert json.loads(printed.stdout)["userPoolId"] == deployment.cloud.stacks.userPoolId


def test_a_webhook_becomes_content(cloud: Cloud) -> None:
    stacks = cloud.stacks
    webhook = Webhook(stacks.webhooksUrl, stacks.webhookApiKey, _signing_secret(cloud))
    assert webhook.send(lesson_event(4711, 1, "Without Amplify")).ok
    key = keys.entry("wagtail-4711")
    eventually(lambda: _title(cloud, key) == "Without Amplify")


def test_nothing_of_it_calls_back_to_a_function_while_it_is_deployed(cloud: Cloud) -> None:
    kinds = {kind for stack in _stacks(cloud) for kind in _kinds(cloud, stack)}
    assert not {kind for kind in kinds if "Custom" in kind}
    assert "AWS::Lambda::Function" in kinds


def test_a_second_deployment_changes_nothing(deployment: Deployment) -> None:
    aws, before = deployment.aws, deployment.packaged.read_text()
    events = _events(deployment.cloud)
    assert leaving.package(aws, deployment.bucket).read_text() == before
    said = leaving.deploy(aws, deployment.bucket, deployment.packaged)
    assert "No changes to deploy" in said
    assert _events(deployment.cloud) == events


def test_a_site_that_moves_takes_its_search_with_it(deployment: Deployment) -> None:
    """A stage is a snapshot: what it says of the origin must not be an environment's value."""
    aws, moved = deployment.aws, "https://moved.lectern.test"
    try:
        leaving.change(aws, deployment.bucket, deployment.packaged, siteOrigin=moved)
        assert _origin(deployment.cloud, "search") == moved
        assert _origin(deployment.cloud, "media") == moved
        for path in ("search", "media"):
            url = f"{deployment.cloud.stacks.apiUrl}/{path}"
            for method in ("OPTIONS", "GET"):
                answer = requests.request(method, url, timeout=30)
                assert answer.headers["Access-Control-Allow-Origin"] == "*", (method, path)
    finally:
        leaving.change(aws, deployment.bucket, deployment.packaged)


def _origin(cloud: Cloud, function: str) -> str:
    described = people.root(cloud, "lambda").get_function_configuration(
        FunctionName=f"lectern-{function}-{ENV_NAME}"
    )
    origin: str = described["Environment"]["Variables"]["SITE_ORIGIN"]
    return origin


def _signing_secret(cloud: Cloud) -> str:
    secrets = people.root(cloud, "secretsmanager")
    value = secrets.get_secret_value(SecretId=cloud.stacks.webhookSecretId)["SecretString"]
    found: str = json.loads(value)["signingSecret"]
    return found


def _title(cloud: Cloud, key: keys.Key) -> str:
    answer = people.root(cloud, "dynamodb").get_item(
        TableName=cloud.stacks.contentTable, Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}}
    )
    title: str = answer.get("Item", {}).get("title", {}).get("S", "")
    return title


def _stacks(cloud: Cloud) -> list[str]:
    listed = people.root(cloud, "cloudformation").list_stacks()["StackSummaries"]
    return [each["StackName"] for each in listed]


def _kinds(cloud: Cloud, stack: str) -> set[str]:
    listed = people.root(cloud, "cloudformation").list_stack_resources(StackName=stack)
    return {each["ResourceType"] for each in listed["StackResourceSummaries"]}


def _events(cloud: Cloud) -> dict[str, int]:
    """How much has ever happened to each stack."""
    ask = people.root(cloud, "cloudformation").describe_stack_events
    return {stack: len(ask(StackName=stack)["StackEvents"]) for stack in _stacks(cloud)}
