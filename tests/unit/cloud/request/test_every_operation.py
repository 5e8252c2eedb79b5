"""Every operation of AWS's models for the services that run: who reaches its handler, and that
nobody reaches one by naming an operation in two places.
"""

import json
import subprocess
import sys
from typing import Any

import pytest

from amplify.project.root import ROOT
from local.cloud.request import aws_models, unsigned

OPEN_TO_ANY_KEY = {"sts.GetCallerIdentity", "sts.GetSessionToken"}
"""AWS allows them whatever the policies say; the second then refuses a session's key."""

NOT_REACHED_BY_ROOT = {
    "logs.ListTagsForResource": 400,
    "logs.TagResource": 400,
    "logs.UntagResource": 400,
    "s3.DeleteObject": 404,
    "s3.GetObject": 404,
    "s3.HeadBucket": 404,
    "s3.HeadObject": 404,
    "s3.PutObject": 404,
    "s3.WriteGetObjectResponse": 400,
}
"""Refused for what the sample names, which isn't there, before a handler is asked; the last has
an address of its own (S3 Object Lambda), which isn't served here.
"""

Walk = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    state = tmp_path_factory.mktemp("walk")
    done = subprocess.run(
        [sys.executable, "-m", "tests.unit.cloud.request.walk", str(state)],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    found: Walk = json.loads(done.stdout)
    return found


def test_each_operation_is_walked(walk: Walk) -> None:
    every = {
        f"{service.name}.{name}"
        for service in aws_models.services()
        for name in service.model.operation_names
    }
    assert set(walk["root"]) == set(walk["learner"]) == set(walk["nobody"]) == every
    assert len(walk["confused"]) > 10 * len(every)


def test_root_reaches_the_service_that_was_derived(walk: Walk) -> None:
    """So dispatch agrees with the derivation, and what is lawful passes."""
    elsewhere = {
        name: answer["status"]
        for name, answer in walk["root"].items()
        if answer["ran"] != [answer["emulated"]]
    }
    assert elsewhere == NOT_REACHED_BY_ROOT


def test_a_learner_reaches_none_but_what_any_key_may(walk: Walk) -> None:
    assert reached(walk["learner"]) == OPEN_TO_ANY_KEY


def test_nobody_reaches_what_aws_serves_unsigned_and_no_more(walk: Walk) -> None:
    assert reached(walk["nobody"]) == {
        f"{service}.{name}" for service, names in unsigned.OPERATIONS.items() for name in names
    }


def test_no_operation_is_reached_by_naming_two(walk: Walk) -> None:
    assert reached(walk["confused"]) == set()


@pytest.mark.parametrize("who", ["learner", "nobody", "confused"])
def test_each_refusal_is_the_callers_fault(who: str, walk: Walk) -> None:
    failed = {name for name, answer in walk[who].items() if answer["status"] >= 500}
    assert failed == set()


def test_the_list_of_what_is_served_unsigned_is_that_of_the_models() -> None:
    marked = {
        service.name: {
            name
            for name in service.model.operation_names
            if service.model.operation_model(name).auth_type == "none"
        }
        for service in aws_models.services()
    }
    assert {name: open_ for name, open_ in marked.items() if open_} == unsigned.OPERATIONS


def reached(answers: dict[str, dict[str, Any]]) -> set[str]:
    return {name for name, answer in answers.items() if answer["ran"]}
