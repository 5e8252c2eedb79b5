"""What the local cloud demands of signatures, tokens and addresses beyond the emulator."""

import asyncio
from typing import Any

import pytest

from local.cloud.patches.apigateway import authorizers
from local.cloud.patches.cognito import user_attributes
from local.cloud.patches.door import signed_headers
from local.cloud.patches.emulator import hooks

DYNAMODB = {"host": "127.0.0.1", "x-amz-target": "DynamoDB_20120810.GetItem"}
ALL = "host;x-amz-target"


def test_a_signature_covers_host_and_every_amz_header() -> None:
    assert signed_headers.failure_of(ALL, DYNAMODB) is None
    assert signed_headers.failure_of(ALL, {**DYNAMODB, "user-agent": "x"}) is None


@pytest.mark.parametrize("covered", ["host", "x-amz-target", "", "date"])
def test_a_header_that_is_not_covered_is_named(covered: str) -> None:
    failure = signed_headers.failure_of(covered, DYNAMODB)
    assert failure is not None
    assert failure[0] == "SignatureDoesNotMatch"
    assert all(name in failure[1] for name in {"host", "x-amz-target"} - {covered})


def test_a_signature_is_for_the_service_whose_operation_is_asked() -> None:
    assert signed_headers.wrong_scope("s3", "dynamodb") is not None
    assert signed_headers.wrong_scope("dynamodb", "dynamodb") is None
    assert signed_headers.wrong_scope("execute-api", None) is None


@pytest.mark.parametrize(("use", "taken"), [("id", True), ("access", False), ("refresh", False)])
def test_without_scopes_only_an_id_token_opens_an_api(use: str, taken: bool) -> None:
    assert authorizers.is_of_the_wanted_kind({"token_use": use}, {}) is taken


@pytest.mark.parametrize(("claims", "taken"), [({"exp": 1}, True), ({}, False)], ids=str)
def test_a_token_without_an_end_opens_no_api(
    claims: dict[str, Any], taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def shipped(*_: Any) -> tuple[Any, Any]:
        return {"token_use": "id", **claims}, None

    monkeypatch.setattr(hooks, "original", lambda _: lambda *told: told)

    async def asked() -> tuple[Any, Any]:
        return await authorizers._id_tokens_only(shipped)({}, {})

    found, refusal = asyncio.run(asked())
    assert (found is not None, refusal is None) == (taken, taken)


def test_an_address_is_taken_in_whatever_case() -> None:
    ada = {"Attributes": [{"Name": "email", "Value": "ada@lectern.test"}]}
    assert user_attributes.is_taken("ADA@lectern.test", {}, [ada])
    assert not user_attributes.is_taken("ADA@lectern.test", ada, [ada])
