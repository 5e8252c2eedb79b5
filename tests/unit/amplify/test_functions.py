"""Every function is traced, logs for a stated time, retries within bounds, may do what it needs."""

from typing import Any

import pytest

from access.template_rules._allowed_wildcards import justified
from amplify.project.root import ROOT
from tests.unit.amplify.templates import as_list, of_type, properties, statements, template

FUNCTIONS = dict(properties("AWS::Lambda::Function"))
MAPPINGS = dict(properties("AWS::Lambda::EventSourceMapping"))
STREAM_READS = {"DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"}
STREAMS_OF_A_TABLE = "${storagelearnersArn}/stream/*"
every_function = pytest.mark.parametrize("name", sorted(FUNCTIONS))
every_mapping = pytest.mark.parametrize("name", sorted(MAPPINGS))


def _stack(name: str) -> dict[str, Any]:
    resources: dict[str, Any] = template(name.partition(".")[0])["Resources"]
    return resources


def test_the_seven_functions_are_there() -> None:
    names = {function["FunctionName"]["Fn::Sub"] for function in FUNCTIONS.values()}
    assert names == {
        "lectern-cms-ingest-${env}",
        "lectern-search-${env}",
        "lectern-activity-${env}",
        "lectern-media-${env}",
        "lectern-ops-alerts-${env}",
        "lectern-sweep-${env}",
        "lectern-confirmed-${env}",
    }


@every_function
def test_a_function_is_traced(name: str) -> None:
    assert FUNCTIONS[name]["TracingConfig"] == {"Mode": "Active"}


@every_function
def test_a_function_logs_into_its_own_group_which_forgets(name: str) -> None:
    group = _stack(name)["LogGroup"]["Properties"]
    assert FUNCTIONS[name]["LoggingConfig"]["LogGroup"] == {"Ref": "LogGroup"}
    assert group["RetentionInDays"] == {"Ref": "logRetentionDays"}
    assert template(name.partition(".")[0])["Parameters"]["logRetentionDays"]["Default"] == 30
    assert group["LogGroupName"]["Fn::Sub"].endswith(FUNCTIONS[name]["FunctionName"]["Fn::Sub"])


@every_function
def test_a_function_has_a_role_of_its_own(name: str) -> None:
    assert FUNCTIONS[name]["Role"] == {"Fn::GetAtt": ["LambdaExecutionRole", "Arn"]}
    role = _stack(name)["LambdaExecutionRole"]["Properties"]
    assert "ManagedPolicyArns" not in role


@every_function
def test_a_functions_handler_is_in_the_code_folder(name: str) -> None:
    package, module, _ = FUNCTIONS[name]["Handler"].split(".")
    assert (ROOT / "backend_functions" / package / f"{module}.py").is_file()


@every_function
def test_a_function_uses_the_shared_layer(name: str) -> None:
    assert FUNCTIONS[name]["Layers"][0] == {"Ref": "functionpackagesLayerArn"}


def test_the_layer_and_the_functions_run_the_same_python_on_the_same_processor() -> None:
    ((_, layer),) = properties("AWS::Lambda::LayerVersion")
    assert {f["Runtime"] for f in FUNCTIONS.values()} == set(layer["CompatibleRuntimes"])
    defaults = {
        template(n.partition(".")[0])["Parameters"]["architecture"]["Default"] for n in FUNCTIONS
    }
    assert defaults == {template("functionpackages")["Parameters"]["architecture"]["Default"]}


@every_mapping
def test_a_batch_reports_which_of_its_records_failed(name: str) -> None:
    assert MAPPINGS[name]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_a_stream_record_that_keeps_failing_is_split_off_retried_and_kept() -> None:
    mapping = MAPPINGS["functionactivity.LearnersMapping"]
    assert mapping["BisectBatchOnFunctionError"] is True
    assert 0 < mapping["MaximumRetryAttempts"] <= 100
    assert 0 < mapping["MaximumRecordAgeInSeconds"] <= 86400
    assert mapping["DestinationConfig"]["OnFailure"]["Destination"] == {
        "Ref": "customqueuesActivityFailuresQueueArn"
    }


@pytest.mark.parametrize(
    ("name", "most"),
    [("functioncmsIngest.IngestMapping", 10), ("functionopsAlerts.DeadLetterMapping", 2)],
)
def test_a_flood_of_a_queue_takes_few_runs_at_once(name: str, most: int) -> None:
    """All that count dead letters write the same item: more of them would only disturb another."""
    assert MAPPINGS[name]["ScalingConfig"] == {"MaximumConcurrency": most}


def test_each_source_wakes_one_function() -> None:
    assert {name: mapping["EventSourceArn"]["Ref"] for name, mapping in MAPPINGS.items()} == {
        "functionactivity.LearnersMapping": "storagelearnersStreamArn",
        "functioncmsIngest.IngestMapping": "customqueuesIngestQueueArn",
        "functionopsAlerts.DeadLetterMapping": "customqueuesDeadLetterQueueArn",
    }


@pytest.mark.parametrize(("place", "statement"), statements())
def test_no_policy_names_a_wildcard(place: str, statement: dict[str, Any]) -> None:
    actions = as_list(statement["Action"])
    if statement["Effect"] == "Deny":
        return
    assert not [action for action in actions if "*" in action], place
    if not justified(actions, str(statement["Resource"])):
        resources = str(statement["Resource"]).replace(STREAMS_OF_A_TABLE, "")
        assert "*" not in resources, place


def test_every_role_is_assumed_by_one_service_only() -> None:
    services = {
        str(role["AssumeRolePolicyDocument"]["Statement"][0]["Principal"])
        for _, role in properties("AWS::IAM::Role")
    }
    assert services == {
        "{'Federated': 'cognito-identity.amazonaws.com'}",
        "{'Service': ['lambda.amazonaws.com']}",
        "{'Service': ['apigateway.amazonaws.com']}",
        "{'Service': ['dax.amazonaws.com']}",
        "{'Service': 'lambda.amazonaws.com'}",
    }


def test_secrets_are_generated_and_never_written_down() -> None:
    secrets = [definition["Properties"] for _, definition in of_type("AWS::SecretsManager::Secret")]
    assert len(secrets) == 3
    for secret in secrets:
        assert "SecretString" not in secret
        assert secret["GenerateSecretString"]["PasswordLength"] >= 43
