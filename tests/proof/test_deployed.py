"""The outputs of a deployment, as the Amplify CLI's stacks give them and as the plain ones do.

That a real deployment of the plain template is read is shown in tests/exit, on the local cloud.
"""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError, NoCredentialsError

from access.proof import deployed
from access.proof.errors import SettingsMissing
from amplify import project
from amplify.project import StackOutputs
from amplify.project.root import ROOT

REGION = "eu-north-1"
AMPLIFY, PLAIN = "amplify-lectern-test-123456", "lectern-test"
URL = "https://abc.execute-api.eu-north-1.amazonaws.com/test"
RESOURCES = project.load(ROOT / "amplify")
ROLES = {"AuthRoleName": "auth", "AuthRoleArn": "arn:auth", "UnauthRoleName": "unauth"}
MAIL = {"senderAddress": "school@example.org", "operatorsAddresses": "ops@example.org"}
Values = Mapping[str, str]


def outputs_of(key: str) -> dict[str, str]:
    """What the part's own template declares; of one that the CLI writes, what the CLI puts out."""
    declared = next(each.template for each in RESOURCES if each.key == key).get("Outputs", {})
    return {name: URL if name == "Url" else f"{key} {name}" for name in declared}


class Account:
    """CloudFormation with stacks of these outputs and parameters, by name."""

    meta = SimpleNamespace(region_name=REGION)

    def __init__(self, stacks: Mapping[str, tuple[Values, Values]], nested: Values) -> None:
        self._stacks, self._nested = stacks, nested

    def describe_stacks(self, StackName: str) -> Any:  # noqa: N803 - the API's own name
        if StackName not in self._stacks:
            told = {"Code": "ValidationError", "Message": f"{StackName} does not exist"}
            raise ClientError({"Error": told}, "DescribeStacks")  # type: ignore[typeddict-item]
        given, chosen = self._stacks[StackName]
        outputs = [{"OutputKey": key, "OutputValue": value} for key, value in given.items()]
        parameters = [{"ParameterKey": k, "ParameterValue": v} for k, v in chosen.items()]
        return {"Stacks": [{"Outputs": outputs, "Parameters": parameters}]}

    def get_paginator(self, _: str) -> Any:
        kind = {"ResourceType": "AWS::CloudFormation::Stack"}
        summaries = [
            {**kind, "LogicalResourceId": key, "PhysicalResourceId": name}
            for key, name in self._nested.items()
        ]
        return SimpleNamespace(paginate=lambda **_: [{"StackResourceSummaries": summaries}])


class Gateway:
    def __init__(self, endpoint: str) -> None:
        self.meta = SimpleNamespace(endpoint_url=endpoint)

    def get_api_key(self, **_: Any) -> dict[str, str]:
        return {"value": "the key"}


def amplify(without: str = "") -> Account:
    keys = [each.key for each in RESOURCES if each.key != without]
    nested = {key: f"{AMPLIFY}-{key}" for key in keys}
    stacks: dict[str, tuple[Values, Values]] = {
        name: (outputs_of(key), MAIL if key == "functionopsAlerts" else {})
        for key, name in nested.items()
    }
    root = {**ROLES, "DeploymentBucketName": "bucket"}
    return Account({**stacks, AMPLIFY: (root, {})}, nested)


def plain() -> Account:
    found = {
        each.key + name: value for each in RESOURCES for name, value in outputs_of(each.key).items()
    }
    bucket = {"DeploymentBucketName": "bucket"}
    return Account({PLAIN: ({**ROLES, **found}, MAIL), f"{PLAIN}-bucket": (bucket, {})}, {})


def read(account: Account, root: str, endpoint: str = "https://aws") -> StackOutputs:
    cloudformation: Any = account
    gateway: Any = Gateway(endpoint)
    return deployed.stacks(cloudformation, gateway, root)


def test_both_kinds_of_root_stack_tell_the_same() -> None:
    assert read(amplify(), AMPLIFY) == read(plain(), PLAIN)


def test_every_output_has_a_value_but_the_local_clouds_address() -> None:
    found = vars(read(amplify(), AMPLIFY))
    assert [name for name, value in found.items() if not value] == ["awsEndpoint"]
    assert (found["region"], found["deploymentBucketName"]) == (REGION, "bucket")
    assert (found["senderAddress"], found["webhookApiKey"]) == ("school@example.org", "the key")


def test_an_api_is_at_its_own_address_or_below_an_emulators() -> None:
    assert read(plain(), PLAIN).webhookUrl == f"{URL}/webhooks/wagtail"
    local = read(plain(), PLAIN, "http://127.0.0.1:4566")
    assert local.apiUrl == (
        "http://127.0.0.1:4566/restapis/customapi ApiId/customapi StageName/_user_request_"
    )


def test_a_stack_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingsMissing, match=r"lectern-prod .*does not exist"):
        read(plain(), "lectern-prod")


def test_a_stack_of_something_else_is_named_with_what_it_lacks() -> None:
    with pytest.raises(SettingsMissing, match=r"isn't Lectern's root stack.*'storagelearners'"):
        read(amplify(without="storagelearners"), AMPLIFY)


def test_an_account_that_cannot_be_asked_is_told() -> None:
    account = plain()
    account.describe_stacks = lambda **_: (_ for _ in ()).throw(NoCredentialsError())  # type: ignore[method-assign]
    with pytest.raises(SettingsMissing, match="Unable to locate credentials"):
        read(account, PLAIN)
