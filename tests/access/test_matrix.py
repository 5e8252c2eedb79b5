"""Who may do what to the deployed tables, asked over HTTP with the credentials people really get.

Enforced locally by Lectern's model of IAM, on the policies of amplify/backend.
"""

from typing import Any

import pytest

from amplify.project import StackOutputs
from tests.access import foreign_requests, lawful_requests, unlawful_requests
from tests.access.cloud import Cloud
from tests.access.people import Person

_FIELDS = StackOutputs.__dataclass_fields__
_NAMES_ONLY = StackOutputs(**dict.fromkeys(_FIELDS, "x"))
LAWFUL = list(lawful_requests.lawful(_NAMES_ONLY, "me"))
FOREIGN = list(foreign_requests.on_another_partition(_NAMES_ONLY, "me", "other"))
TOO_MUCH = list(unlawful_requests.on_own_partition_too_much(_NAMES_ONLY, "me"))
CONTENT = list(unlawful_requests.on_content(_NAMES_ONLY, "me"))


def may(person: Person, request: tuple[str, dict[str, Any]]) -> bool:
    operation, body = request
    return person.may(operation, **body)


@pytest.mark.lawful
@pytest.mark.parametrize("name", LAWFUL)
def test_a_learner_may(name: str, cloud: Cloud, ada: Person) -> None:
    assert may(ada, lawful_requests.lawful(cloud.stacks, ada.sub)[name])


@pytest.mark.attack
@pytest.mark.parametrize("name", FOREIGN)
def test_a_learner_may_not_on_anothers_items(
    name: str, cloud: Cloud, ada: Person, grace: Person
) -> None:
    wanted = foreign_requests.on_another_partition(cloud.stacks, ada.sub, grace.sub)
    assert not may(ada, wanted[name])


@pytest.mark.attack
@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_learner_may_not_on_their_own_items(name: str, cloud: Cloud, ada: Person) -> None:
    wanted = unlawful_requests.on_own_partition_too_much(cloud.stacks, ada.sub)
    assert not may(ada, wanted[name])


@pytest.mark.attack
@pytest.mark.parametrize("name", CONTENT)
def test_a_learner_may_not_on_content(name: str, cloud: Cloud, ada: Person) -> None:
    assert not may(ada, unlawful_requests.on_content(cloud.stacks, ada.sub)[name])


@pytest.mark.lawful
@pytest.mark.parametrize("name", LAWFUL)
def test_a_moderators_browser_may_what_a_learners_may(
    name: str, cloud: Cloud, moderator: Person
) -> None:
    assert may(moderator, lawful_requests.lawful(cloud.stacks, moderator.sub)[name])


@pytest.mark.attack
@pytest.mark.parametrize("name", FOREIGN)
def test_a_moderators_browser_may_not_touch_anothers_items(
    name: str, cloud: Cloud, moderator: Person, grace: Person
) -> None:
    wanted = foreign_requests.on_another_partition(cloud.stacks, moderator.sub, grace.sub)
    assert not may(moderator, wanted[name])


@pytest.mark.attack
@pytest.mark.parametrize("name", LAWFUL)
def test_who_is_signed_out_may_nothing(
    name: str, cloud: Cloud, nobody: Person, ada: Person
) -> None:
    assert not may(nobody, lawful_requests.lawful(cloud.stacks, ada.sub)[name])


def test_two_learners_have_two_identities(ada: Person, grace: Person) -> None:
    assert ada.sub != grace.sub
