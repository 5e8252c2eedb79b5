"""The specification's requests, asked of the deployed stacks with real credentials.

All that is decided in process is decided by the same policies; here a share of it goes the whole
way: signature, session, the deployed documents, the table.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from botocore.exceptions import ClientError

from access.proof import cells, expected, items, request_shapes, specification
from access.proof.item_requests import ItemRequest
from access.proof.specification import Specification
from access.proof.suites import SPECIFIED_ALLOWANCE, SPECIFIED_REFUSAL
from tests.access.cloud import Cloud
from tests.access.people import Person

WRITTEN = specification.load()
ASKERS = {
    "learner": "ada",
    "another learner": "grace",
    "moderator": "moderator",
    "signed out": "nobody",
}
IN_FULL = ("learner", "another learner")
SHARE = 4
"""Of the rest, one request in so many is sent: their policies are the same, or none."""
FAMILIES = {(family.table, family.pk): family.name for family in WRITTEN.families.values()}
"""One of each partition: IAM can't tell those of one partition apart."""
ONLY_OF_UPDATES = ("ALL_NEW", "UPDATED_OLD", "UPDATED_NEW")
"""Values of ReturnValues that DynamoDB refuses of any other write before it asks IAM."""
Count = Callable[[str, object], None]


def asked(cloud: Cloud, owner: str, family: str) -> Iterator[ItemRequest]:
    written: Specification = replace(WRITTEN, owner=owner)
    tables = {"content": cloud.stacks.contentTable, "learners": cloud.stacks.learnersTable}
    item = next(i for i in items.of_families(written, tables) if i.family == family)
    common = cells.common(written, item)
    for ask in request_shapes.of(item, common, items.stranger_of(item)):
        if ask.operation == "UpdateItem" or ask.returns not in ONLY_OF_UPDATES:
            yield ask


def may(person: Person, ask: ItemRequest) -> bool:
    """A condition that doesn't hold is judged after IAM has allowed the request."""
    try:
        return person.may(ask.operation, **ask.body)
    except ClientError as error:
        if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
            return True
        raise


@pytest.mark.specification
@pytest.mark.parametrize("family", FAMILIES.values())
@pytest.mark.parametrize("asker", ASKERS)
def test_a_browser_may_what_the_specification_says_and_no_more(
    asker: str,
    family: str,
    cloud: Cloud,
    ada: Person,
    request: pytest.FixtureRequest,
    record_property: Count,
) -> None:
    principal = next(each for each in WRITTEN.principals if each.name == asker)
    person: Person = request.getfixturevalue(ASKERS[asker])
    wrong, counted = [], {SPECIFIED_REFUSAL: 0, SPECIFIED_ALLOWANCE: 0}
    every = list(asked(cloud, ada.sub, family))
    for ask in every if asker in IN_FULL else every[::SHARE]:
        wanted = expected.allowed(principal, ask)
        counted[SPECIFIED_ALLOWANCE if wanted else SPECIFIED_REFUSAL] += 1
        if may(person, ask) != wanted:
            wrong.append(f"{asker} {'may' if wanted else 'may not'} {ask.name}")
    for kind, number in counted.items():
        record_property(kind, number)
    assert wrong == []
    assert sum(counted.values()) >= 10
