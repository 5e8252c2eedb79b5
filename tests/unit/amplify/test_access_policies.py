"""The browser policies are the ones the design asks for, over the names the code uses.

What they allow and refuse is proven in tests/access; this holds their lists to the code's.
"""

from typing import Any

import pytest

from access.proof import specification
from amplify.plain import root
from lectern import attributes, keys, learner_items
from lectern.families import Family
from lectern.learner_items import FAMILIES
from tests.unit.amplify.templates import RESOURCES, as_list, template
from tests.unit.webapp.client import projections

OWN = "${aws:PrincipalTag/sub}"
ACCESS = template("customaccess")
STATEMENTS = {
    statement["Sid"]: statement
    for policy in ACCESS["Resources"].values()
    for statement in policy["Properties"]["PolicyDocument"]["Statement"]
}
SPECIFIED = specification.load()
ALLOWED = {sid: s for sid, s in STATEMENTS.items() if s["Effect"] == "Allow"}
READS = {"dynamodb:Query"}
WRITES = {"dynamodb:PutItem", "dynamodb:DeleteItem"}
every_grant = pytest.mark.parametrize("sid", sorted(ALLOWED))


def _condition(sid: str, operator: str, key: str) -> Any:
    return STATEMENTS[sid]["Condition"][operator][f"dynamodb:{key}"]


def test_there_are_four_grants() -> None:
    reads = {"ReadPublishedContent", "ReadOwnPartition", "ReadWhatIsIssued"}
    assert set(ALLOWED) == reads | {"WriteOwnPartition"}


@pytest.mark.parametrize(
    ("sid", "names"),
    [
        ("ReadPublishedContent", attributes.CONTENT_READABLE),
        ("ReadOwnPartition", attributes.LEARNER_WRITABLE),
        ("WriteOwnPartition", attributes.LEARNER_WRITABLE),
        ("ReadWhatIsIssued", attributes.ISSUED_READABLE),
    ],
)
def test_a_grant_lists_the_attributes_that_the_code_lists(sid: str, names: frozenset[str]) -> None:
    assert _condition(sid, "ForAllValues:StringEquals", "Attributes") == sorted(names)


@pytest.mark.parametrize(
    ("sid", "operator", "values"),
    [
        (
            "ReadPublishedContent",
            "ForAllValues:StringLike",
            [
                f"{prefix}*"
                for prefix in (
                    keys.CATALOGUE_PREFIX,
                    keys.COURSE_PREFIX,
                    keys.CONTENT_PREFIX,
                    keys.COMMENTS_PREFIX,
                    keys.REPLIES_PREFIX,
                )
            ],
        ),
        ("ReadOwnPartition", "ForAllValues:StringEquals", [OWN]),
        ("WriteOwnPartition", "ForAllValues:StringEquals", [OWN]),
        ("ReadWhatIsIssued", "ForAllValues:StringEquals", [f"{keys.ISSUED_PREFIX}{OWN}"]),
    ],
)
def test_a_grant_is_for_the_partitions_that_the_code_spells(
    sid: str, operator: str, values: list[str]
) -> None:
    assert _condition(sid, operator, "LeadingKeys") == values


def test_who_likes_what_is_in_no_readable_partition() -> None:
    readable = _condition("ReadPublishedContent", "ForAllValues:StringLike", "LeadingKeys")
    for internal in (
        keys.LIKES_PREFIX,
        keys.NOTICES_PREFIX,
        keys.AUTHOR_PREFIX,
        keys.NAME_PREFIX,
    ):
        assert not [p for p in readable if internal.startswith(p.removesuffix("*"))]


@pytest.mark.parametrize("sid", ["ReadOwnPartition", "WriteOwnPartition"])
def test_a_learner_may_name_what_some_family_has_and_nothing_else(sid: str) -> None:
    """Both ways: an attribute that no family declares any more is no longer granted."""
    declared = {each.name for family in FAMILIES for each in family.attributes}
    granted = _condition(sid, "ForAllValues:StringEquals", "Attributes")
    assert {*granted} == declared | attributes.KEY


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_specification_says_the_same_of_every_family(family: Family) -> None:
    learner = next(each for each in SPECIFIED.principals if each.name == "learner")
    right = learner.right_on(family.name, "learners")
    assert right is not None
    assert right.attributes == attributes.KEY | learner_items.WRITTEN
    assert {f"dynamodb:{action}" for action in right.actions} == READS | WRITES


def test_the_plain_template_grants_the_same() -> None:
    """The other form of the project: one CloudFormation template, without Amplify."""
    plain = root.write([*RESOURCES.values()]).nested["customaccess"]
    assert plain["Resources"] == ACCESS["Resources"]


def test_every_action_of_a_browser_is_one_that_the_site_asks_for() -> None:
    granted = {action for grant in ALLOWED.values() for action in as_list(grant["Action"])}
    assert granted == {f"dynamodb:{name}" for name in projections.operations()}


@every_grant
def test_a_request_without_keys_or_attributes_is_refused(sid: str) -> None:
    """ForAllValues is true of an empty set: without these a Scan would pass."""
    assert _condition(sid, "Null", "LeadingKeys") == "false"
    reads = set(as_list(ALLOWED[sid]["Action"])) == READS
    assert STATEMENTS[sid]["Condition"]["Null"].get("dynamodb:Attributes") == (
        "false" if reads else None
    )


@every_grant
def test_a_session_that_does_not_say_whose_it_is_gets_nothing(sid: str) -> None:
    assert STATEMENTS[sid]["Condition"]["Null"]["aws:PrincipalTag/sub"] == "false"


@every_grant
def test_no_transaction_is_allowed(sid: str) -> None:
    assert _condition(sid, "Null", "EnclosingOperation") == "true"


@every_grant
def test_a_grant_either_reads_or_writes(sid: str) -> None:
    actions = set(as_list(ALLOWED[sid]["Action"]))
    assert actions in (READS, WRITES)
    if actions == READS:
        assert _condition(sid, "StringEquals", "Select") == "SPECIFIC_ATTRIBUTES"
    else:
        assert _condition(sid, "StringEqualsIfExists", "ReturnValues") == "NONE"


def test_only_the_own_partition_is_written() -> None:
    writing = [s for s in ALLOWED.values() if set(as_list(s["Action"])) & WRITES]
    assert [s["Sid"] for s in writing] == ["WriteOwnPartition"]
    assert writing[0]["Resource"] == {"Ref": "storagelearnersArn"}


@every_grant
def test_a_grant_names_one_table(sid: str) -> None:
    assert ALLOWED[sid]["Resource"] in ({"Ref": "storagecontentArn"}, {"Ref": "storagelearnersArn"})


def test_every_policy_has_variables_and_hangs_on_the_learners_role_alone() -> None:
    for policy in ACCESS["Resources"].values():
        assert policy["Properties"]["PolicyDocument"]["Version"] == "2012-10-17"
        assert policy["Properties"]["Roles"] == [{"Ref": "authlecternLearnerRoleName"}]


def test_the_kill_switch_is_off_and_denies_both_tables_when_on() -> None:
    assert ACCESS["Parameters"]["killSwitch"]["Default"] == "off"
    assert ACCESS["Resources"]["KillSwitch"]["Condition"] == "KillSwitchOn"
    denied = STATEMENTS["DenyEveryBrowser"]
    assert (denied["Effect"], denied["Action"]) == ("Deny", "dynamodb:*")
    assert denied["Resource"] == [{"Ref": "storagecontentArn"}, {"Ref": "storagelearnersArn"}]
