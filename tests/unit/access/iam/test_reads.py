"""A statement tells every context key that can decide whether it applies, so that whoever decides
many requests may keep an answer for all of them that agree in these keys.
"""

from random import Random
from typing import Any

import pytest

from access.iam import policy
from access.iam.evaluate import Request, applies
from access.iam.policy import Statement
from access.iam.undecidable import PolicyInvalid, Undecidable
from access.oracle import random_cases
from tests.unit.access.iam.world import VARIABLE, document, statement

SEEDS = range(400)


def only(**elements: Any) -> Statement:
    (found,) = policy.parse(document(statement(**elements))).statements
    return found


def answer(statement: Statement, request: Request) -> object:
    try:
        return applies(statement, request)
    except Undecidable as undecidable:
        return str(undecidable)


def test_the_keys_of_conditions_and_of_variables_are_told() -> None:
    conditions = {
        "Null": {"A:B": "true"},
        "ForAnyValue:StringLike": {"c": ["x", f"{VARIABLE}#*"]},
        "Bool": {"d": "true"},
    }
    found = only(Resource=["*", "arn:aws:s3:::${e}/${*}"], Condition=conditions)
    assert found.reads == {"a:b", "c", "cognito-identity.amazonaws.com:sub", "d", "e"}


def test_a_statement_without_any_reads_nothing() -> None:
    assert only().reads == frozenset()


@pytest.mark.parametrize("seed", SEEDS[::100])
def test_no_other_key_changes_an_answer(seed: int) -> None:
    asked = 0
    for each in SEEDS[:100]:
        case = random_cases.case(Random(seed + each))  # noqa: S311
        context = {key.lower(): value for key, value in case.context.items()}
        for given in case.identity:
            try:
                statements = policy.parse(given).statements
            except PolicyInvalid:
                continue
            for found in statements:
                read = {key: value for key, value in context.items() if key in found.reads}
                whole, less = (Request(case.action, case.resource, c) for c in (context, read))
                assert answer(found, whole) == answer(found, less), found
                asked += read != context
    assert asked > 50
