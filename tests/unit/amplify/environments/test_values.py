"""What an operator set is there at every push, from whichever clone."""

import json
from pathlib import Path

import pytest

from amplify.environments import __main__ as command
from amplify.environments import store, team
from amplify.environments.errors import NoSuchParameter
from amplify.project.root import ROOT
from tests.unit.amplify.environments.parameter_store import ParameterStore

SET = {"custom": {"api": {"requestsPerSecond": "7"}}, "storage": {"content": {"x": "1"}}}


def test_what_is_written_is_read_and_belongs_to_one_environment() -> None:
    ssm = ParameterStore()
    store.write(ssm, "prod", SET)
    assert store.read(ssm, "prod") == SET
    assert store.read(ssm, "pro") == {}


def test_an_empty_value_takes_one_back_and_the_rest_stays() -> None:
    ssm = ParameterStore()
    store.write(ssm, "prod", SET)
    store.write(ssm, "prod", {"custom": {"api": {"requestsPerSecond": ""}}})
    assert store.read(ssm, "prod") == {"storage": {"content": {"x": "1"}}}


def test_a_clones_old_values_are_forgotten_and_the_clis_own_stay() -> None:
    old = {
        "awscloudformation": {"StackName": "s"},
        "categories": {
            "custom": {"api": {"requestsPerSecond": "99", "siteOrigin": "x"}},
            "function": {"search": {"s3Key": "k", "deploymentBucketName": "b", "logLevel": "x"}},
        },
    }
    assert team.taken(old, SET) == {
        "awscloudformation": {"StackName": "s"},
        "categories": {
            **SET,
            "function": {"search": {"s3Key": "k", "deploymentBucketName": "b"}},
        },
    }


def test_taking_them_fills_the_file_where_the_cli_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(team, "FILE", tmp_path / "team.json")
    ssm = ParameterStore()
    store.write(ssm, "prod", {"custom": {"api": {"requestsPerSecond": "7"}}})
    assert command.take(ssm, "prod") == 1
    written = json.loads((tmp_path / "team.json").read_text())
    assert written["prod"]["categories"]["custom"]["api"] == {"requestsPerSecond": "7"}


@pytest.mark.parametrize(
    ("resource", "pair"),
    [
        ("custom/api", "requestPerSecond=7"),
        ("custom/nothing", "env=x"),
        ("custom/api", "env=other"),
        ("function/search", "s3Key=mine"),
        ("custom/api", "functionsearchArn=arn"),
        ("custom/api", "requestsPerSecond"),
    ],
)
def test_a_parameter_that_nobody_may_set_is_refused_by_name(resource: str, pair: str) -> None:
    with pytest.raises(NoSuchParameter, match=pair.partition("=")[0]):
        command.chosen(resource, [pair])


def test_no_value_of_one_environment_is_written_into_what_all_share() -> None:
    """The CLI lists there what an environment sets; listed, it is demanded of every other."""
    config = json.loads((ROOT / "amplify/backend/backend-config.json").read_text())
    names = {name.rpartition("_")[2] for name in config["parameters"]}
    assert names == {"deploymentBucketName", "s3Key"}
