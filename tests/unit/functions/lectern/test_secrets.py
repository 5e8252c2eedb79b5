"""A secret is read seldom, and a rotated one is noticed in time."""

import json
from typing import Any

import pytest

from lectern.errors import Misconfigured, SecretUnavailable
from lectern.secrets import TTL_SECONDS, Secret, from_secrets_manager
from tests.unit.functions import cloud


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_is_read_again_only_after_its_time_or_on_demand() -> None:
    clock, values = Clock(), iter(["a", "b", "c"])
    secret = Secret(lambda: {"key": next(values)}, clock)
    assert [secret.field("key"), secret.field("key")] == ["a", "a"]
    clock.now = TTL_SECONDS
    assert secret.field("key") == "b"
    assert secret.reread() == {"key": "c"}
    assert secret.field("key") == "c"


def test_a_missing_field_is_named() -> None:
    with pytest.raises(Misconfigured, match="apiToken"):
        Secret(dict).field("apiToken")


def test_it_comes_from_secrets_manager(aws: None) -> None:
    client: Any = cloud.client("secretsmanager")
    client.create_secret(Name="s", SecretString=json.dumps({"key": "k"}))
    assert from_secrets_manager(client, "s")() == {"key": "k"}


def test_what_is_no_object_is_refused_without_quoting_it(aws: None) -> None:
    client: Any = cloud.client("secretsmanager")
    client.create_secret(Name="s", SecretString="hunter2")
    with pytest.raises(Misconfigured) as refused:
        from_secrets_manager(client, "s")()
    assert "hunter2" not in str(refused.value)


def test_a_secret_that_cant_be_read_may_be_read_later(aws: None) -> None:
    with pytest.raises(SecretUnavailable, match="ResourceNotFoundException"):
        from_secrets_manager(cloud.client("secretsmanager"), "missing")()
