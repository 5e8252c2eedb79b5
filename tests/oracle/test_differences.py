"""Each known difference is shown by a case that needs it, and by one so near that it doesn't."""

from typing import Any

import pytest

from access.oracle.agreement import Disagreement, agree, compare_cases, explanation
from access.oracle.cases import Case, our_decision
from access.oracle.differences import DIFFERENCES
from access.oracle.second_engine import Peer
from amplify.project.root import ROOT

TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/learners"
TEAM = "${aws:PrincipalTag/team}"
DOCUMENT = ROOT / "docs" / "differences.md"


def asked(
    condition: dict[str, Any] | None = None,
    *,
    effect: str = "Allow",
    version: str = "2012-10-17",
    resource: str = TABLE,
    named: str = "*",
    **context: str | tuple[str, ...],
) -> Case:
    """A request for a table that the statement allows, or denies beside one that allows it.

    `tag` and `key` give the values of the request's condition keys.
    """
    keys = {"tag": "aws:PrincipalTag/team", "key": "aws:Key"}
    statement = {"Effect": effect, "Action": "*", "Resource": named, "Condition": condition or {}}
    allowing = [] if effect == "Allow" else [{"Effect": "Allow", "Action": "*", "Resource": "*"}]
    return Case(
        identity=({"Version": version, "Statement": [statement, *allowing]},),
        boundary=(),
        action="dynamodb:GetItem",
        resource=resource,
        context={keys[name]: value for name, value in context.items()},
    )


def compared(operator: str, *expected: str) -> dict[str, Any]:
    return {operator: {"aws:Key": list(expected)}}


DIFFERENT = {
    "A request without a resource": (
        asked(resource="*", named=TABLE),
        asked(resource="*", named="*"),
    ),
    "Variables in a policy of the old version": (
        asked(compared("StringEquals", TEAM), version="2008-10-17", tag="red", key="red"),
        asked(compared("StringEquals", TEAM), tag="red", key="red"),
    ),
    "A variable without a value": (
        asked(compared("StringEquals", TEAM, "a"), key="a"),
        asked(compared("StringEquals", TEAM, "a"), tag="red", key="a"),
    ),
    "A variable whose value is empty": (
        asked(compared("StringEquals", f"{TEAM}a"), tag="", key="a"),
        asked(compared("StringEquals", f"{TEAM}a"), tag="b", key="ba"),
    ),
    "A default with a comma": (
        asked(compared("StringEquals", "${aws:PrincipalTag/team, 'a, b'}"), key="a, b"),
        asked(compared("StringEquals", "${aws:PrincipalTag/team, 'a b'}"), key="a b"),
    ),
    "A bare address and an address of the other family": (
        asked(compared("NotIpAddress", "10.1.2.3"), key="2001:db8::1"),
        asked(compared("NotIpAddress", "10.1.2.3/32"), key="2001:db8::1"),
    ),
    "Epoch seconds beside a date": (
        asked(compared("DateEquals", "2026-11-21T02:00:00Z"), key="1795226400"),
        asked(compared("DateEquals", "1795226400"), key="1795226400"),
    ),
    "An escaped wildcard where there are no wildcards": (
        asked(compared("StringEquals", "${*}"), key="*"),
        asked(compared("StringLike", "${*}"), key="*"),
    ),
    "A key whose list is empty": (
        asked(compared("Null", "true"), key=()),
        asked(compared("Null", "true")),
    ),
    "A value that its operator can't read": (
        asked(compared("BinaryEquals", "A"), key="A"),
        asked(compared("BinaryEquals", "QQ=="), key="QQ=="),
    ),
    "The first part of an ARN": (
        asked(compared("ArnNotLike", "ar${*}:aws:iam::1:role/a"), key="arn:aws:iam::1:role/a"),
        asked(compared("ArnNotLike", "arn:a${*}s:iam::1:role/a"), key="arn:aws:iam::1:role/a"),
    ),
    "A bare negation of a multivalued key": (
        asked(compared("StringNotEquals", "a"), effect="Deny", key=("b",)),
        asked(compared("ForAnyValue:StringNotEquals", "a"), effect="Deny", key=("b",)),
    ),
}


def test_every_difference_is_shown_here_and_explained_in_the_document() -> None:
    names = [difference.name for difference in DIFFERENCES]
    headings = [
        line.removeprefix("### ")
        for line in DOCUMENT.read_text().splitlines()
        if line.startswith("### ")
    ]
    assert sorted(DIFFERENT) == sorted(names) == sorted(headings)


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_difference_is_needed_and_named(name: str, peer: Peer) -> None:
    case = DIFFERENT[name][0]
    ours, (theirs,) = our_decision(case), peer.ask([case]).decisions
    assert not agree(ours, theirs)
    assert explanation(Disagreement(case, ours, theirs), peer) == name


@pytest.mark.parametrize("name", DIFFERENT)
def test_without_its_trait_both_engines_agree(name: str, peer: Peer) -> None:
    found = compare_cases([DIFFERENT[name][1]], peer)
    assert (found.agreed, found.explained) == (1, {})


def test_a_repair_leaves_a_case_without_its_trait_as_it_is() -> None:
    plain = asked(compared("StringEquals", "a"), key="a")
    lone = asked({"StringEquals": {"aws:Key": "a"}, "Bool": {"aws:Other": True}}, key="a")
    for difference in DIFFERENCES:
        assert difference.repaired(plain) == plain
        assert difference.repaired(lone) == lone
