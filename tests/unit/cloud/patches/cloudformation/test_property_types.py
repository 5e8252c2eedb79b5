"""Text from a template parameter becomes the value that the property is declared as."""

from typing import Any

import pytest

from local.cloud.patches.cloudformation.property_types import PROPERTY_TYPES, typed

POOL = PROPERTY_TYPES["AWS::Cognito::IdentityPool"]
USERS = PROPERTY_TYPES["AWS::Cognito::UserPool"]


@pytest.mark.parametrize(("text", "value"), [("false", False), ("true", True), ("False", False)])
def test_the_word_false_forbids_guests(text: str, value: bool) -> None:
    properties = typed({"AllowUnauthenticatedIdentities": text}, POOL)
    assert properties["AllowUnauthenticatedIdentities"] is value


def test_a_number_is_found_where_it_is_nested() -> None:
    given: dict[str, Any] = {"Policies": {"PasswordPolicy": {"MinimumLength": "10"}}}
    assert typed(given, USERS) == {"Policies": {"PasswordPolicy": {"MinimumLength": 10}}}


def test_what_has_its_type_already_or_is_not_there_stays_as_it_is() -> None:
    given = {"AllowClassicFlow": True, "IdentityPoolName": "false"}
    assert typed(given, POOL) == given


def test_the_given_properties_are_not_changed() -> None:
    given = {"AllowClassicFlow": "true"}
    typed(given, POOL)
    assert given == {"AllowClassicFlow": "true"}
