"""A stack may take over a secret that exists: by its ARN, or by the emulator's own name for it."""

import pytest

from local.cloud.patches.cloudformation import secret_imports

ARN = "arn:aws:secretsmanager:eu-west-1:746291835107:secret:lectern/local/author-1a2b3c"


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    held = {"lectern/local/author": {"ARN": ARN}}
    module, name, _ = secret_imports.SECRETS
    monkeypatch.setattr(f"{module}.{name}", held)


@pytest.mark.parametrize("identifier", [ARN, "lectern/local/author"])
def test_a_secret_keeps_its_name_and_arn(identifier: str, secrets: None) -> None:
    taken = secret_imports._taken_over({"Id": identifier})
    assert taken == ("lectern/local/author", {"Id": ARN, "Arn": ARN})


def test_a_secret_that_is_not_there_is_named(secrets: None) -> None:
    with pytest.raises(ValueError, match="lectern/local/webhook was not found"):
        secret_imports._taken_over({"Id": "lectern/local/webhook"})
