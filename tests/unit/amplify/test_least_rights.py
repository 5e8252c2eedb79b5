"""Which items and attributes a function's role may name: what it needs, and nothing of others'."""

import pytest

from lectern import attributes, clients, keys, limits
from tests.unit.amplify.templates import as_list, properties, statements, template

FUNCTIONS = dict(properties("AWS::Lambda::Function"))
STREAM_READS = {"DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"}


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
