"""A hosting build pushes to the environment of its branch, or says in a line why not."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from amplify.environments import __main__ as command
from amplify.environments import build, parameter_store, team_provider_info
from amplify.environments.environment_refused import (
    CommandFailed,
    EnvironmentRefused,
    NotChosen,
    NotThere,
)
from tests.unit.amplify.environments.parameter_store import ParameterStore

ENVIRON = {"AWS_APP_ID": "d1a2b3c4", "AWS_BRANCH": "feature/7", "LECTERN_ENVIRONMENT": "prod"}
STACK = "amplify-lectern-prod-1"
OUTPUTS = {name: f"the {name}" for name in (*build.OUTPUTS, *build.ROLES)}


def client(service: str) -> Any:
    return boto3.client(  # type: ignore[call-overload]
        service, "eu-west-1", aws_access_key_id="x", aws_secret_access_key="x"
    )


def account(outputs: dict[str, str] | None, ssm: ParameterStore) -> Callable[[str], Any]:
    """Clients of an account whose app has the environment, or hasn't where `outputs` is None."""
    amplify, cloudformation = client("amplify"), client("cloudformation")
    stubs = Stubber(amplify), Stubber(cloudformation)
    if outputs is None:
        stubs[0].add_client_error("get_backend_environment", "NotFoundException")
    else:
        environment = {"backendEnvironmentArn": "a", "environmentName": "prod", "stackName": STACK}
        times = {"createTime": 0, "updateTime": 0}
        stubs[0].add_response(
            "get_backend_environment", {"backendEnvironment": {**environment, **times}}
        )
        given = [{"OutputKey": key, "OutputValue": value} for key, value in outputs.items()]
        stack = {"StackName": STACK, "CreationTime": 0, "StackStatus": "UPDATE_COMPLETE"}
        stubs[1].add_response(
            "describe_stacks", {"Stacks": [{**stack, "Outputs": given}]}, {"StackName": STACK}
        )
    for stub in stubs:
        stub.activate()
    known = {"amplify": amplify, "cloudformation": cloudformation, "ssm": ssm}
    return lambda service: known[service]


class Shell:
    """Notes the commands; all succeed but the one that is to fail."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.ran: list[list[str]] = []

    def __call__(self, command: Sequence[str]) -> int:
        self.ran.append(list(command))
        return 3 if command[1] == self.failing else 0


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(team_provider_info, "FILE", tmp_path / "team-provider-info.json")
    return tmp_path / "team-provider-info.json"


def test_the_clis_file_is_made_of_the_account_and_not_of_the_clone(file: Path) -> None:
    ssm = ParameterStore()
    parameter_store.write(ssm, "prod", {"custom": {"api": {"requestsPerSecond": "7"}}})
    shell = Shell()
    build.build(ENVIRON, account(OUTPUTS, ssm), shell)
    prod = json.loads(file.read_text())["prod"]
    assert prod["awscloudformation"] == {**OUTPUTS, "AmplifyAppId": "d1a2b3c4"}
    assert prod["categories"]["custom"]["api"] == {"requestsPerSecond": "7"}
    assert [command[:2] for command in shell.ran] == [["amplify", "init"], ["amplify", "push"]]
    assert json.loads(shell.ran[0][3]) == {"envName": "prod", "appId": "d1a2b3c4"}


def test_a_build_of_a_fresh_clone_leaves_the_kill_switch_on(file: Path) -> None:
    ssm = ParameterStore()
    parameter_store.write(ssm, "prod", command.chosen("custom/access", ["killSwitch=on"]))
    build.build(ENVIRON, account(OUTPUTS, ssm), Shell())
    access = json.loads(file.read_text())["prod"]["categories"]["custom"]["access"]
    assert access == {"killSwitch": "on"}


@pytest.mark.parametrize("name", ["", "feature/7", "Prod", "a", "preview7", "elevenchars"])
def test_a_branch_without_an_environment_is_refused_before_anything_is_asked(name: str) -> None:
    shell = Shell()
    with pytest.raises(NotChosen, match="LECTERN_ENVIRONMENT"):
        build.build({**ENVIRON, "LECTERN_ENVIRONMENT": name}, pytest.fail, shell)
    assert shell.ran == []


@pytest.mark.parametrize("outputs", [None, {}, {"Region": "eu-west-1"}])
def test_an_environment_that_isnt_there_is_never_made_by_a_build(
    outputs: dict[str, str] | None, file: Path
) -> None:
    shell = Shell()
    with pytest.raises(NotThere, match="d1a2b3c4 has no environment prod"):
        build.build(ENVIRON, account(outputs, ParameterStore()), shell)
    assert shell.ran == []
    assert not file.exists()


@pytest.mark.parametrize(("failing", "ran"), [("init", 1), ("push", 2)])
def test_a_command_that_fails_ends_the_build(failing: str, ran: int) -> None:
    shell = Shell(failing)
    with pytest.raises(CommandFailed, match=f"amplify {failing}` ended with 3"):
        build.build(ENVIRON, account(OUTPUTS, ParameterStore()), shell)
    assert len(shell.ran) == ran


def test_every_refusal_is_one_line() -> None:
    refusals: list[EnvironmentRefused] = [NotChosen(""), NotThere("app", "env", "why")]
    assert all("\n" not in str(each) for each in refusals)
