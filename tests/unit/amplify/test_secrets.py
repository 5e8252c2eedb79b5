"""Least surface: a field of a secret is there because some function reads it."""

import json
import re
from pathlib import Path

import pytest

import lectern
from tests.unit.amplify.templates import properties

FUNCTIONS = Path(lectern.__file__).parents[1]
SOURCE = "\n".join(file.read_text() for file in FUNCTIONS.rglob("*.py"))
FIELDS = [
    (name, field)
    for name, given in properties("AWS::SecretsManager::Secret")
    for field in (
        given["GenerateSecretString"]["GenerateStringKey"],
        *json.loads(given["GenerateSecretString"]["SecretStringTemplate"]),
    )
]


def test_there_are_four_secrets() -> None:
    assert len({name for name, _ in FIELDS}) == 4


@pytest.mark.parametrize(("secret", "field"), FIELDS)
def test_every_field_of_a_secret_is_read(secret: str, field: str) -> None:
    assert re.search(rf'"{field}"', SOURCE), secret


def test_secrets_are_generated_and_never_written_down() -> None:
    secrets = [given for _, given in properties("AWS::SecretsManager::Secret")]
    assert len(secrets) == 4
    for secret in secrets:
        assert "SecretString" not in secret
        assert secret["GenerateSecretString"]["PasswordLength"] >= 43
