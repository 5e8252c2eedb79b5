"""Where Cognito would mail a code, by the state of whom it is for."""

import pytest

from local.cloud.patches.cognito.mailed_codes import is_unverified


@pytest.mark.parametrize(
    ("status", "attributes", "unverified"),
    [
        ("UNCONFIRMED", [], True),
        ("CONFIRMED", [], False),
        ("CONFIRMED", [{"Name": "email_verified", "Value": "true"}], False),
        ("CONFIRMED", [{"Name": "email_verified", "Value": "false"}], True),
    ],
)
def test_an_address_is_verified_once_it_was_confirmed(
    status: str, attributes: list[dict[str, str]], unverified: bool
) -> None:
    assert is_unverified({"UserStatus": status, "Attributes": attributes}) is unverified
