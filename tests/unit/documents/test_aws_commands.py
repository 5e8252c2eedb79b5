"""Each `aws …` of a document is one that the AWS CLI would send, to a template that takes it.

Nothing is asked of AWS: that the named things are there is the account's to say.
"""

import shlex
from pathlib import Path

import pytest

from tests.documents import aws_cli, commands, samples, stack_commands

DOCUMENTED = sorted({each.text for each in commands.every() if each.text.startswith("aws ")})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tree")
    samples.prepare(made)
    return made


def faults(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    for name, value in aws_cli.NOBODY.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    words = shlex.split(samples.filled(text).partition(" > ")[0])[1:]
    tried = aws_cli.tries(words)
    unsent = [] if tried.asks else [tried.said]
    return [*unsent, *tried.unknown, *stack_commands.faults(words, folder)]


@pytest.mark.parametrize("text", DOCUMENTED)
def test_a_documented_command_would_be_sent(
    text: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert faults(text, folder, monkeypatch) == []


EDGE = (
    "aws cloudformation deploy --stack-name s --template-file"
    " amplify/backend/custom/edge/edge-cloudformation-template.json --parameter-overrides env=x"
    " customapiApiId=none customapiStageName=none customingestApiId=none"
    " customingestStageName=none"
)
IMPORT = (
    "aws cloudformation create-change-set --stack-name s --change-set-name c"
    " --change-set-type IMPORT --template-body file://.local/template/{}.json"
)
FAULTY = {
    "aws nothing at-all": "Invalid choice",
    "aws dynamodb create-nothing": "Invalid choice",
    "aws dynamodb create-backup": "required: --table-name, --backup-name",
    "aws sns publish --topic-arn a --message b --mesage c": "Unknown options: --mesage",
    "aws kms schedule-key-deletion": "required: --key-id",
    "aws amplify update-app --cli-input-json": "expected one argument",
    "aws kms schedule-key-deletion --key-id <id> --pending-window-in-days x": "invalid literal",
    "aws iam create-policy --policy-name a --policy-document file://no.json": "No such file",
    "aws s3 cp nowhere.mp4 s3://<bucket>/film": "does not exist",
    "aws dynamodb scan --table-name a --return-consumed-capacity ALL": "can't be 'ALL'",
    "aws cloudformation deploy --stack-name s --template-file gone.json": "Invalid template path",
    EDGE: "custommediaDistributionId has no default and isn't given",
    f"{EDGE} custommediaDistributionId=none siteOrigin=x": "no parameter siteOrigin",
    f"{EDGE} custommediaDistributionId=none firewall=yes": "firewall can't be 'yes'",
    f"{EDGE} custommediaDistributionId=none requestsPerAddress=x": "requestsPerAddress can't be",
    IMPORT.format("import"): "env has no default",
    IMPORT.format("import") + " --parameters ParameterKey=stage,ParameterValue=x": "no parameter",
    IMPORT.format("root") + " --parameters ParameterKey=env,ParameterValue=x": "larger than",
    "aws cloudformation deploy --stack-name s --template-file .local/template/packaged.json"
    " --s3-bucket b --parameter-overrides env=x": "--capabilities CAPABILITY_NAMED_IAM",
}


@pytest.mark.parametrize("text", FAULTY)
def test_a_faulty_command_is_seen(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert any(FAULTY[text] in said for said in faults(text, folder, monkeypatch))


def test_the_documents_have_such_commands() -> None:
    assert len(DOCUMENTED) > 20
