"""What running random requests found: each touched something that its expansion didn't name."""
# ruff: noqa: S608 - the statements are what is tested; none is run

from typing import Any

import pytest

from access.iam.dynamodb.expand import expand
from access.iam.errors import RequestUnknown
from tests.unit.access.iam.world import ACCOUNT, OWN, key, only

NAMES = {"#a": "about", "#a-b": "secret", "#s": "secret"}


def get(projection: str) -> dict[str, Any]:
    return {
        "TableName": "learners",
        "Key": key(OWN),
        "ProjectionExpression": projection,
        "ExpressionAttributeNames": NAMES,
    }


@pytest.mark.parametrize("projection", ["#a-b", "about, #a-b[0]", "about-x", "#a-b.#s"])
def test_a_placeholder_that_might_be_longer_is_refused(projection: str) -> None:
    with pytest.raises(RequestUnknown):
        expand("GetItem", get(projection), ACCOUNT)


@pytest.mark.parametrize("update", ["SET n = n - :one", "SET n = n-:one", "SET n=n - #a"])
def test_a_subtraction_is_none(update: str) -> None:
    body = {"TableName": "learners", "Key": key(OWN), "UpdateExpression": update}
    names = only("UpdateItem", **body, ExpressionAttributeNames=NAMES).context
    assert "n" in names["dynamodb:attributes"]


@pytest.mark.parametrize("projection", [".secret", "about, .#s", "about..secret", "( .secret"])
def test_a_dot_hides_no_top_level_name(projection: str) -> None:
    with pytest.raises(RequestUnknown):
        expand("GetItem", get(projection), ACCOUNT)


@pytest.mark.parametrize("condition", ["about = :v AND .secret = :v", "NOT .secret = :v"])
def test_a_keyword_is_no_path_that_a_dot_goes_on_with(condition: str) -> None:
    body = {"TableName": "learners", "Key": key(OWN), "ConditionExpression": condition}
    with pytest.raises(RequestUnknown):
        expand("DeleteItem", body, ACCOUNT)


@pytest.mark.parametrize("path", ["notes[0].text", "#a.#s[1].x", "about . x"])
def test_a_nested_path_still_counts_as_its_top(path: str) -> None:
    assert "secret" not in only("GetItem", **get(path)).context["dynamodb:attributes"]


@pytest.mark.parametrize(
    "statement",
    [
        f"SELECT about FROM learners WHERE sk = 'A' -- AND pk = '{OWN}'",
        f"SELECT about FROM learners WHERE sk = 'A' --\n AND pk = '{OWN}'",
        f"SELECT about FROM learners WHERE sk = 'A' /* x */ AND pk = '{OWN}'",
    ],
)
def test_a_comment_hides_no_clause(statement: str) -> None:
    with pytest.raises(RequestUnknown):
        expand("ExecuteStatement", {"Statement": statement}, ACCOUNT)


@pytest.mark.parametrize("column", ['"a""b"', '"about.x"', '"about[0]"', ".about", "sk, .about"])
def test_an_odd_name_in_a_statement_is_refused(column: str) -> None:
    statement = f"SELECT {column} FROM learners WHERE pk = '{OWN}'"
    with pytest.raises(RequestUnknown):
        expand("ExecuteStatement", {"Statement": statement}, ACCOUNT)


def test_two_hyphens_in_a_text_are_no_comment() -> None:
    statement = f"SELECT about FROM learners WHERE pk = '{OWN}' AND sk = 'a--b'"
    assert only("ExecuteStatement", Statement=statement).context["dynamodb:leadingkeys"] == (OWN,)
