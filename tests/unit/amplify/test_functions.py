"""Every function is traced, logs for a stated time, retries within bounds, may do what it needs."""

from typing import Any

import pytest

from access.template_rules._allowed_wildcards import justified
from amplify.project.root import ROOT
from lectern import attributes, clients, keys, limits
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


def test_no_function_may_name_what_a_learner_wrote_but_the_sweep_keys_and_activity_comments() -> (
    None
):
    """All else that learners write reaches functions by the stream only."""
    granted = [
        s
        for place, s in statements()
        if place.startswith("function") and not place.startswith("functionsweep.")
    ]
    naming = [s for s in granted if "storagelearners" in str(s["Resource"])]
    actions = {action for s in naming for action in as_list(s["Action"])}
    tells = {"PutItem", "DeleteItem"}
    assert actions == {f"dynamodb:{name}" for name in STREAM_READS | {"Query"} | tells}
    for statement in naming:
        verbs = {name.removeprefix("dynamodb:") for name in as_list(statement["Action"])}
        if verbs <= STREAM_READS:
            continue
        condition = statement["Condition"]
        named = {*condition["ForAllValues:StringEquals"]["dynamodb:Attributes"]}
        assert named == attributes.LOOKED_AT
        if verbs == {"Query"}:
            assert condition["StringEquals"]["dynamodb:Select"] == "SPECIFIC_ATTRIBUTES"
        else:
            assert verbs == tells
            keyed = condition["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]
            assert keyed == [f"{keys.ISSUED_PREFIX}*"]


def test_of_what_a_learner_wrote_activity_looks_at_the_text_of_comments_alone() -> None:
    looked_at = attributes.LOOKED_AT & attributes.LEARNER_WRITABLE
    assert looked_at == attributes.KEY | {"text"}


def test_the_sweep_names_keys_and_its_own_notes_and_nothing_that_a_learner_writes() -> None:
    of_table = [
        s["Condition"]
        for place, s in statements()
        if place.startswith("functionsweep.") and "storagelearners" in str(s["Resource"])
    ]
    assert len(of_table) == 3
    for condition in of_table:
        named = condition["ForAllValues:StringEquals"]["dynamodb:Attributes"]
        assert set(named) == attributes.SWEEP_NAMES
    assert attributes.SWEEP_NAMES & attributes.LEARNER_WRITABLE == attributes.KEY


def test_the_sweep_writes_its_own_notes_only() -> None:
    (written,) = [
        s
        for place, s in statements()
        if place.startswith("functionsweep.") and "dynamodb:PutItem" in as_list(s["Action"])
    ]
    keyed = written["Condition"]["ForAllValues:StringEquals"]["dynamodb:LeadingKeys"]
    assert keyed == [keys.sweep_state().pk] == [keys.suspect("").pk]
    assert as_list(written["Action"]) == ["dynamodb:PutItem"]


def test_the_sweep_is_run_four_times_an_hour_and_a_switch_stops_it() -> None:
    resources = template("functionsweep")["Resources"]
    schedule = resources["Schedule"]["Properties"]
    assert schedule["ScheduleExpression"] == "rate(15 minutes)"
    assert schedule["State"] == {"Fn::If": ["Scheduled", "ENABLED", "DISABLED"]}
    assert template("functionsweep")["Parameters"]["schedule"]["Default"] == "on"
    assert schedule["Targets"][0]["Arn"] == {"Fn::GetAtt": ["LambdaFunction", "Arn"]}
    allowed = resources["SchedulePermission"]["Properties"]
    assert allowed["Principal"] == "events.amazonaws.com"
    assert allowed["SourceArn"] == {"Fn::GetAtt": ["Schedule", "Arn"]}


def test_the_sweep_has_more_time_than_it_gives_itself() -> None:
    """What is begun at the last moment may still wait for a service, three times over."""
    timeout = FUNCTIONS["functionsweep.LambdaFunction"]["Timeout"]
    waited = clients.ATTEMPTS * (clients.CONNECT_SECONDS + clients.READ_SECONDS)
    assert limits.SWEEP_SECONDS + waited < 0.8 * timeout
    assert limits.SWEEP_ACTS / limits.SWEEP_ACTS_A_SECOND <= limits.SWEEP_SECONDS


@pytest.mark.parametrize(
    ("function", "families"),
    [
        ("cmsIngest", {keys.CATALOGUE_PREFIX, keys.COURSE_PREFIX, keys.CONTENT_PREFIX}),
        (
            "activity",
            {
                keys.LIKES_PREFIX,
                keys.CONTENT_PREFIX,
                keys.COMMENTS_PREFIX,
                keys.REPLIES_PREFIX,
                keys.AUTHOR_PREFIX,
                keys.NAME_PREFIX,
            },
        ),
        ("search", {keys.CONTENT_PREFIX}),
        ("media", {keys.CONTENT_PREFIX}),
        ("opsAlerts", {keys.NOTICES_PREFIX}),
        ("sweep", set()),
    ],
)
def test_a_function_may_touch_its_families_of_items_only(function: str, families: set[str]) -> None:
    granted = [
        s["Condition"]
        for place, s in statements()
        if place.startswith(f"function{function}.") and "storagecontent" in str(s["Resource"])
    ]
    named = {p for c in granted for p in c["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]}
    assert named == {f"{family}*" for family in families}
    assert all(c["Null"] == {"dynamodb:LeadingKeys": "false"} for c in granted)


def test_secrets_are_generated_and_never_written_down() -> None:
    secrets = [definition["Properties"] for _, definition in of_type("AWS::SecretsManager::Secret")]
    assert len(secrets) == 3
    for secret in secrets:
        assert "SecretString" not in secret
        assert secret["GenerateSecretString"]["PasswordLength"] >= 43
