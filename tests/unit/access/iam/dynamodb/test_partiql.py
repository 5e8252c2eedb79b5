"""What PartiQL statements ask for."""
# ruff: noqa: S608 - the statements are what is tested; none is run

from typing import Any

import pytest

from access.iam.dynamodb.expand import expand
from access.iam.errors import RequestUnknown
from tests.unit.access.iam.world import ACCOUNT, FOREIGN, OWN, TABLE, only


def execute(statement: str, *parameters: dict[str, Any], **body: Any) -> Any:
    if parameters:
        body["Parameters"] = list(parameters)
    return only("ExecuteStatement", Statement=statement, **body)


def test_a_select_that_pins_its_partition() -> None:
    access = execute("SELECT about, a.b FROM learners WHERE pk = ? AND sk > 'A'", {"S": FOREIGN})
    assert (access.action, access.resource) == ("dynamodb:PartiQLSelect", TABLE)
    assert access.context == {
        "dynamodb:leadingkeys": (FOREIGN,),
        "dynamodb:attributes": ("a", "about", "pk", "sk"),
        "dynamodb:select": "SPECIFIC_ATTRIBUTES",
        "dynamodb:fulltablescan": "false",
    }


@pytest.mark.parametrize(
    "where",
    [
        f"'{FOREIGN}' = pk",
        f"\"pk\" = '{FOREIGN}'",
        f"sk = '{OWN}' AND pk = '{FOREIGN}'",
        f"pk IN ['{FOREIGN}']",
        f"sk BETWEEN 'a' AND 'b' AND pk = '{FOREIGN}'",
    ],
)
def test_the_partition_is_found_however_the_condition_is_written(where: str) -> None:
    access = execute(f'select * from "learners" where {where}')
    assert access.context["dynamodb:leadingkeys"] == (FOREIGN,)


def test_a_list_of_partitions_counts_whole() -> None:
    access = execute("SELECT about FROM learners WHERE pk IN [?, ?]", {"S": OWN}, {"S": FOREIGN})
    assert access.context["dynamodb:leadingkeys"] == (OWN, FOREIGN)


@pytest.mark.parametrize(
    "rest",
    [
        "",
        f" WHERE pk = '{OWN}' OR sk = 'x'",
        f" WHERE NOT pk = '{OWN}'",
        " WHERE pk > 'a'",
        f" WHERE (pk = '{OWN}')",
        " WHERE about = 'x'",
        " WHERE pk IS MISSING",
    ],
)
def test_a_select_that_does_not_pin_its_partition_is_a_full_scan(rest: str) -> None:
    access = execute(f"SELECT about FROM learners{rest}")
    assert "dynamodb:leadingkeys" not in access.context
    assert access.context["dynamodb:fulltablescan"] == "true"


def test_a_star_selects_every_attribute() -> None:
    assert execute("SELECT * FROM learners").context["dynamodb:select"] == "ALL_ATTRIBUTES"


def test_an_index_is_its_own_resource_with_its_own_partition() -> None:
    access = execute('SELECT * FROM "learners"."by-title" WHERE title = \'T\'')
    assert access.resource == f"{TABLE}/index/by-title"
    assert access.context["dynamodb:leadingkeys"] == ("T",)


def test_an_insert_names_the_items_own_attributes_and_key() -> None:
    statement = f"INSERT INTO learners VALUE {{'pk': '{OWN}', 'sk': ?, 'm': {{'inner': [1, 2]}}}}"
    access = execute(statement, {"S": "x"})
    assert access.action == "dynamodb:PartiQLInsert"
    assert access.context == {
        "dynamodb:leadingkeys": (OWN,),
        "dynamodb:attributes": ("m", "pk", "sk"),
    }


def test_a_decoy_beside_the_partition_key_of_an_insert_is_no_key() -> None:
    statement = f"INSERT INTO learners VALUE {{'a': 'pk', '{OWN}': 1, 'pk': '{FOREIGN}'}}"
    assert execute(statement).context["dynamodb:leadingkeys"] == (FOREIGN,)


def test_an_update_and_a_delete_name_what_they_touch_and_return() -> None:
    update = execute(
        f"UPDATE learners SET a=? REMOVE b WHERE pk='{OWN}' AND sk='x' RETURNING MODIFIED OLD *",
        {"S": "v"},
    )
    assert update.action == "dynamodb:PartiQLUpdate"
    assert update.context["dynamodb:attributes"] == ("a", "b", "pk", "sk")
    assert update.context["dynamodb:returnvalues"] == "UPDATED_OLD"
    delete = execute(f"DELETE FROM learners WHERE pk='{OWN}' AND sk='x' RETURNING ALL OLD *")
    assert delete.action == "dynamodb:PartiQLDelete"
    assert delete.context["dynamodb:returnvalues"] == "ALL_OLD"


def test_batches_and_transactions_ask_for_each_statement() -> None:
    statements = [
        {"Statement": f"SELECT about FROM learners WHERE pk='{pk}'"} for pk in (OWN, FOREIGN)
    ]
    batch = expand("BatchExecuteStatement", {"Statements": statements}, ACCOUNT)
    assert [access.context["dynamodb:leadingkeys"] for access in batch] == [(OWN,), (FOREIGN,)]
    transaction = expand("ExecuteTransaction", {"TransactStatements": statements}, ACCOUNT)
    assert transaction[0].context["dynamodb:enclosingoperation"] == "ExecuteTransaction"


@pytest.mark.parametrize(
    "statement",
    [
        "",
        "DROP TABLE learners",
        "SELECT about",
        "SELECT about FROM learners l WHERE l.pk = 'x'",
        "SELECT about FROM learners, plain",
        "SELECT about FROM learners WHERE pk = 'a' AND pk = 'b'",
        "SELECT about FROM learners WHERE pk = ?",
        "SELECT about FROM learners WHERE pk = sk",
        "SELECT about FROM learners WHERE evil(pk)",
        "SELECT about FROM learners -- comment",
        "SELECT about FROM learners; DELETE FROM learners",
        "SELECT about FROM (SELECT * FROM learners)",
        "EXISTS(SELECT * FROM learners WHERE pk = 'x')",
        "UPDATE learners SET a = 1",
        "DELETE FROM learners WHERE pk > 'a'",
        "INSERT INTO learners VALUE {'sk': 'x'}",
        "INSERT INTO learners VALUE {'pk': 'a', 'pk': 'b'}",
        "INSERT INTO learners VALUE {'pk': 'a' || 'b'}",
        "INSERT INTO learners VALUE ?",
        "SELECT about FROM absent WHERE pk = 'x'",
        "SELECT about FROM learners RETURNING ALL *",
    ],
)
def test_a_statement_that_is_not_understood_is_refused(statement: str) -> None:
    with pytest.raises(RequestUnknown):
        expand("ExecuteStatement", {"Statement": statement}, ACCOUNT)
