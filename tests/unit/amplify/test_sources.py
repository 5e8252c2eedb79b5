"""What templates repeat of the sources (`lectern/cms`), as CloudFormation can't read Python.

Each test says what is due: after a change of a source, write that into the template.
"""

import json
import re
from typing import Any

import pytest

from lectern.cms import SOURCES
from tests.unit.amplify.templates import RESOURCES, properties, template

HEADERS = re.compile(r'#set\(\$headers = "(?P<headers>[^"]*)"\)')
CHOOSERS = sorted(
    key for key, resource in RESOURCES.items() if "cmsSource" in resource.template["Parameters"]
)


def test_the_webhooks_door_forwards_what_the_sources_read_and_nothing_else() -> None:
    """Then rename the deployment, as test_apis.py says."""
    declared = dict.fromkeys(name for source in SOURCES.values() for name in source.headers)
    due = "receivedAt=$context.requestTimeEpoch" + "".join(
        f"&{name}=$util.urlEncode($input.params('{name}'))" for name in declared
    )
    method = template("customingest")["Resources"]["PostWebhook"]["Properties"]
    (text,) = method["Integration"]["RequestTemplates"].values()
    assert [found["headers"] for found in HEADERS.finditer(text)] == [due]
    assert text.count("$input.params(") == len(declared) + 1, "the headers, and the source"


def test_the_webhooks_door_takes_any_source() -> None:
    """Ingest refuses a source that isn't the site's, with a mail to the operators."""
    parts = [p["PathPart"] for _, p in properties("AWS::ApiGateway::Resource")]
    assert "{source}" in parts


def test_a_deployment_chooses_one_of_the_sources() -> None:
    assert CHOOSERS == ["functioncmsIngest", "functionsearch", "functiontellEditors"]
    for key in CHOOSERS:
        parameter = template(key)["Parameters"]["cmsSource"]
        assert parameter["AllowedValues"] == sorted(SOURCES), key
        assert parameter["Default"] in SOURCES, key


@pytest.mark.parametrize("key", CHOOSERS)
def test_the_functions_are_told_the_choice(key: str) -> None:
    function = template(key)["Resources"]["LambdaFunction"]["Properties"]
    assert function["Environment"]["Variables"]["CMS_SOURCE"] == {"Ref": "cmsSource"}


def _generated(name: str) -> set[str]:
    secret: dict[str, Any] = template("customsecrets")["Resources"][name]["Properties"]
    given = secret["GenerateSecretString"]
    return {given["GenerateStringKey"], *json.loads(given["SecretStringTemplate"])}


def test_the_secrets_have_the_fields_that_the_sources_read() -> None:
    sources = SOURCES.values()
    assert _generated("WebhookSecret") == {n for each in sources for n in each.webhook_fields}
    assert _generated("CmsSecret") == {n for each in sources for n in each.api_fields}
    assert _generated("EditorsSecret") == {n for each in sources for n in each.tell_fields}
