"""Who deploys gets the rights that the templates' types ask for, and no others."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore import xform_name

from access.rights import choices, policies, registry
from access.rights.__main__ import FOLDER
from amplify.project.root import ROOT

CHOICES = choices.read()
SERVICES: tuple[str, ...] = (
    *("cognito-identity", "cognito-idp", "dynamodb", "iam", "kms", "secretsmanager", "sqs"),
    *("ssm", "amplify", "wafv2", "lambda", "dynamodbstreams"),
)
NAMED_OTHERWISE = {
    "lambda:Invoke": "lambda:InvokeFunction",
    "dynamodbstreams:GetRecords": "dynamodb:GetRecords",
    "dynamodbstreams:GetShardIterator": "dynamodb:GetShardIterator",
}
"""Calls whose action isn't the service's and the operation's name (service authorization
reference)."""
BUILD = ("amplify", "cloudformation", "ssm")
CALL = re.compile(r"\b(?:client|cloudformation|amplify|ssm|iam|kms|sqs|cognito|identities|apps)"
                  r"\.([a-z_]+)\(|get_paginator\(\"(\w+)\"\)|firewalls\.([a-z_]+)\(")  # fmt: skip
COMMAND = re.compile(r"aws (cognito-idp|dynamodb|secretsmanager|lambda|sns|kms) ([a-z][a-z-]+)")
SAID_NOT_TO_BE_USED = {"cognito-idp:UpdateUserPool"}


def written(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text())


def allowed(name: str) -> set[str]:
    return {action for each in written(name)["Statement"] for action in each["Action"]}


@cache
def operations(service: str) -> dict[str, str]:
    names = boto3.client(service, region_name="eu-central-1").meta.service_model.operation_names  # type: ignore[call-overload]
    return {xform_name(name): name for name in names}


def called(files: list[Path], services: tuple[str, ...]) -> set[str]:
    """The actions of the API calls that are written in these files."""
    found = {name for file in files for names in CALL.findall(file.read_text()) for name in names}
    calls = {
        f"{service}:{operations(service)[name]}"
        for name in found
        for service in services
        if name in operations(service)
    }
    return {NAMED_OTHERWISE.get(each, each) for each in calls}


def test_what_is_checked_in_is_what_the_templates_give() -> None:
    assert {file.stem: written(file.stem) for file in FOLDER.glob("*.json")} == policies.all_of(
        CHOICES
    )


@pytest.mark.parametrize("name", sorted(registry.types()))
def test_a_type_gets_what_its_handlers_ask_for(name: str) -> None:
    granted = set().union(*(allowed(f.stem) for f in FOLDER.glob(f"{policies.DEPLOY}-*.json")))
    asked = registry.actions(name, CHOICES.types)
    assert {each for each in asked - granted if not CHOICES.why_not(each)} == set()


def test_a_type_of_which_nothing_is_known_is_refused() -> None:
    with pytest.raises(registry.NoActionsKnown):
        registry.actions("AWS::Nothing::AtAll", CHOICES.types)


def test_no_type_is_described_that_no_template_has() -> None:
    assert set(CHOICES.types) - registry.types() == set()


def test_each_pattern_leaves_something_out() -> None:
    used = {pattern for each in policies.derived(CHOICES) for pattern in CHOICES.why_not(each)}
    assert {p for found in CHOICES.left_out.values() for p in found} == used


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_a_policy_fits_into_what_iam_takes(file: Path) -> None:
    assert policies.size(json.loads(file.read_text())) <= policies.MANAGED_CHARACTERS


def test_a_role_can_hold_all_that_a_push_needs() -> None:
    assert len(list(FOLDER.glob(f"{policies.DEPLOY}-*.json"))) + 1 <= policies.MANAGED_PER_ROLE


def test_no_policy_allows_a_whole_service() -> None:
    found = {a for file in FOLDER.glob("*.json") for a in allowed(file.stem)}
    assert {each for each in found if "*" in each} == set()


def test_who_deploys_reads_no_items_of_learners() -> None:
    granted = set().union(*(allowed(f.stem) for f in FOLDER.glob(f"{policies.DEPLOY}-*.json")))
    read = {"dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:PutItem"}
    assert granted & read == set()


def test_an_operator_may_do_what_the_commands_and_the_manual_do() -> None:
    files = [*ROOT.glob("operations/*.py"), ROOT / "amplify/environments/store.py"]
    files += ROOT.glob("amplify/hosting/*.py")
    manual = (ROOT / "docs" / "operations.md").read_text()
    said = {
        f"{service}:{operations(service)[command.replace('-', '_')]}"
        for service, command in COMMAND.findall(manual)
    }
    wanted = (called(files, SERVICES) | said) - SAID_NOT_TO_BE_USED
    assert len(wanted) > 25
    assert {"lambda:InvokeFunction", "dynamodb:GetRecords"} <= wanted
    assert wanted - allowed("operator") == set()


def test_a_hosting_build_may_do_what_it_does() -> None:
    files = [ROOT / "amplify/environments/build.py"]
    wanted = called(files, BUILD) | {"ssm:GetParametersByPath"}
    assert {"amplify:GetBackendEnvironment", "cloudformation:DescribeStacks"} <= wanted
    assert wanted - allowed("hosting") == set()


def test_a_hosting_build_makes_no_app_and_no_environment() -> None:
    assert {
        each for each in allowed("hosting") if re.search(":(Create|Delete)(App|Back)", each)
    } == (set())
