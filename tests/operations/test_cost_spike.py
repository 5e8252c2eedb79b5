"""The runbook's "A cost spike": ceilings and throttles are lowered, and the flooder is revoked."""

from collections.abc import Iterator

import pytest

from tests.access import people
from tests.access.people import Person
from tests.operations.operators import Operator


@pytest.fixture
def flooder(operator: Operator) -> Iterator[Person]:
    person = people.signed_in(operator.cloud, "spender@lectern.test")
    yield person
    operator.on_aws("restore", person.sub)


def _ceilings(operator: Operator) -> dict[str, int]:
    described = operator.client("dynamodb").describe_table(TableName=operator.stacks.learnersTable)
    ceilings: dict[str, int] = described["Table"]["OnDemandThroughput"]
    return ceilings


def _rate(operator: Operator, stack: str) -> float:
    outputs = operator.outputs(stack)
    stage = operator.client("apigateway").get_stage(
        restApiId=outputs["ApiId"], stageName=outputs["StageName"]
    )
    rate: float = stage["methodSettings"]["*/*"]["throttlingRateLimit"]
    return rate


def test_a_tables_ceilings_are_what_was_pushed(operator: Operator) -> None:
    before = _ceilings(operator)
    operator.pushes("storagelearners", maxWriteRequestUnits="60", maxReadRequestUnits="90")
    assert _ceilings(operator) == {"MaxWriteRequestUnits": 60, "MaxReadRequestUnits": 90}
    operator.pushes(
        "storagelearners",
        maxWriteRequestUnits=str(before["MaxWriteRequestUnits"]),
        maxReadRequestUnits=str(before["MaxReadRequestUnits"]),
    )
    assert _ceilings(operator) == before


@pytest.mark.parametrize(
    ("stack", "parameter"),
    [("customapi", "requestsPerSecond"), ("customingest", "webhooksPerSecond")],
)
def test_an_apis_throttle_is_what_was_pushed(
    operator: Operator, stack: str, parameter: str
) -> None:
    before = _rate(operator, stack)
    operator.pushes(stack, **{parameter: "3"})
    assert _rate(operator, stack) == 3
    operator.pushes(stack, **{parameter: f"{before:g}"})
    assert _rate(operator, stack) == before


def test_the_flooder_is_refused_from_the_next_request_on(
    operator: Operator, flooder: Person
) -> None:
    item = {"pk": {"S": flooder.sub}, "sk": {"S": "PROFILE"}}
    write = {"TableName": operator.stacks.learnersTable, "Item": item}
    assert flooder.may("PutItem", **write)
    assert flooder.sub in operator.on_aws("revoke", flooder.sub)
    assert not flooder.may("PutItem", **write)
