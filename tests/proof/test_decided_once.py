"""An answer kept for requests that agree in what the policies read is each one's own answer."""

from dataclasses import replace
from random import Random

import pytest

from access.iam import policy
from access.iam.dynamodb.access import Access
from access.iam.evaluate import Policies, Request, decide
from access.iam.undecidable import PolicyInvalid
from access.oracle import random_cases
from access.proof import specification
from access.proof.askers import Askers
from access.proof.cells import Cell
from access.proof.verdicts import Held

SEEDS = range(60)
REQUESTS = 40
SOMEBODY = specification.load().principals[0]


def cell(access: Access, name: str = "asks") -> Cell:
    return Cell(SOMEBODY, name, True, (access,))


def drawn(random: Random) -> tuple[Policies, list[Access]]:
    """One principal's policies, and requests of which some agree in all that the policies read."""
    case = random_cases.case(random)
    try:
        held = Policies(tuple(map(policy.parse, case.identity)))
    except PolicyInvalid:
        return drawn(random)
    cases = [case, *(random_cases.same_principal(random, case) for _ in range(REQUESTS))]
    contexts = [{key.lower(): value for key, value in each.context.items()} for each in cases]
    return held, [
        Access(each.action, each.resource, context)
        for each, context in zip(cases, contexts, strict=True)
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_kept_answer_is_the_engines(seed: int) -> None:
    policies, asked = drawn(Random(seed))  # noqa: S311
    held = Held(policies)
    for each in (*asked, *asked):
        wanted = decide(Request(each.action, each.resource, each.context), policies).allowed
        assert held.allows(cell(each)) == wanted


def test_a_resource_with_a_variable_names_another_one_in_each_request() -> None:
    resource = "arn:aws:s3:::bucket/${who}"
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": resource}
    document = {"Version": "2012-10-17", "Statement": [statement]}
    held = Held(Policies((policy.parse(document),)))
    ada = Access("s3:GetObject", "arn:aws:s3:::bucket/ada", {"who": "grace"})
    assert not held.allows(cell(ada))
    assert held.allows(cell(replace(ada, context={"who": "ada"})))


def test_askers_are_alike_where_the_keys_asked_for_are() -> None:
    accesses = [
        Access("a:B", "*", {"x": "1", "y": "1"}),
        Access("a:B", "*", {"x": "1", "y": "2"}),
        Access("a:B", "*", {"y": "1"}),
        Access("a:C", "*", {"x": "1"}),
    ]
    askers = Askers([cell(each, str(at)) for at, each in enumerate(accesses)])

    def groups(*keys: str) -> list[list[str]]:
        found = askers.alike(frozenset(keys)).values()
        return [[each.name for each, _ in group] for of_mark in found for group in of_mark]

    assert groups() == [["0", "1", "2"], ["3"]]
    assert groups("x") == [["0", "1"], ["2"], ["3"]]
    assert groups("x", "y") == [["0"], ["1"], ["2"], ["3"]]
