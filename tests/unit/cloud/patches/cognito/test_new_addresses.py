"""A person's address changes when a code from the new one comes back, and not before."""

import asyncio
import json
from typing import Any

import pytest

from local.cloud.patches.cognito import confirmation_codes, new_addresses
from local.cloud.patches.emulator import hooks

OLD, NEW = "ada@lectern.test", "countess@lectern.test"


def _answer(data: Any) -> Any:
    return 200, {}, json.dumps(data)


def _merged(existing: list[dict[str, str]], updates: list[dict[str, str]]) -> list[dict[str, str]]:
    given = {each["Name"]: each["Value"] for each in [*existing, *updates]}
    return [{"Name": name, "Value": value} for name, value in given.items()]


class Pool(dict[str, Any]):
    """One with Ada; `mailed` are the addresses and texts of all mails."""

    def __init__(self) -> None:
        self.ada = {"Username": "ada", "Attributes": [{"Name": "email", "Value": OLD}]}
        self.mailed: list[tuple[str, str]] = []
        waits = {"AttributesRequireVerificationBeforeUpdate": ["email"]}
        super().__init__(_users={"ada": self.ada}, UserAttributeUpdateSettings=waits)

    @property
    def address(self) -> str:
        given = {each["Name"]: each["Value"] for each in self.ada["Attributes"]}  # type: ignore[index]
        return str(given["email"])

    def update(self, **given: str) -> Any:  # type: ignore[override]
        attributes = [{"Name": name, "Value": value} for name, value in given.items()]
        data = {"AccessToken": "theirs", "UserAttributes": attributes}
        return new_addresses._held_back(lambda told: _answer(told["UserAttributes"]))(data)

    def verify(self, code: str, name: str = "email") -> Any:
        async def shipped(_action: str, _data: dict[str, Any]) -> Any:
            return _answer("another operation")

        data = {"AccessToken": "theirs", "AttributeName": name, "Code": code}
        dispatch = new_addresses._with_verification(shipped)
        return asyncio.run(dispatch("VerifyUserAttribute", data))[2]  # type: ignore[arg-type]

    def other(self, address: str) -> None:
        attributes = [{"Name": "email", "Value": address}]
        self["_users"]["other"] = {"Username": "other", "Attributes": attributes}


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Pool:
    made = Pool()
    originals: dict[str, Any] = {
        "_user_pool_for_access_token": lambda token: (
            (made.ada, made) if token == "theirs" else (None, None)
        ),
        "_access_token_error": lambda _data: None,
        "_resolve_verification_template": lambda _pool: ("Code", "It is {####}"),
        "_expand_template": lambda text, _name, code: text.replace("{####}", code),
        "_deliver_cognito_email": lambda _pool, to, _subject, body, **_: made.mailed.append(
            (to, body)
        ),
        "_masked_destination": lambda address: f"{address[0]}***",
        "_merge_attributes": _merged,
        "json_response": _answer,
        "error_response_json": lambda code, *_: (400, {}, code),
    }
    monkeypatch.setattr(hooks, "original", lambda target: originals[target.name])
    monkeypatch.setattr(confirmation_codes, "random_code", lambda: "246810")
    return made


def test_the_new_address_is_mailed_a_code_and_the_old_one_counts(pool: Pool) -> None:
    told = json.loads(pool.update(email=NEW)[2])
    assert told["CodeDeliveryDetailsList"][0]["AttributeName"] == "email"
    assert pool.mailed == [(NEW, "It is 246810")]
    assert pool.address == OLD


def test_the_code_makes_it_count(pool: Pool) -> None:
    pool.update(email=NEW)
    assert pool.verify("246810") == "{}"
    assert pool.address == NEW
    assert {"Name": "email_verified", "Value": "true"} in pool.ada["Attributes"]
    assert pool.verify("246810") == "ExpiredCodeException"


def test_a_wrong_code_does_not_and_few_are_taken(pool: Pool) -> None:
    pool.update(email=NEW)
    assert {pool.verify("000000") for _ in range(5)} == {"CodeMismatchException"}
    assert pool.verify("246810") == "ExpiredCodeException"
    assert pool.address == OLD


def test_a_code_runs_out(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    pool.update(email=NEW)
    monkeypatch.setattr("time.time", lambda: 1e12)
    assert pool.verify("246810") == "ExpiredCodeException"


def test_nothing_is_verified_that_did_not_change(pool: Pool) -> None:
    assert pool.verify("246810") == "ExpiredCodeException"
    pool.update(email=NEW)
    assert pool.verify("246810", "phone_number") == "ExpiredCodeException"


def test_an_address_of_another_is_refused_also_when_it_came_meanwhile(pool: Pool) -> None:
    pool.other("grace@lectern.test")
    assert pool.update(email="Grace@lectern.test")[2] == "AliasExistsException"
    pool.update(email=NEW)
    pool.other(NEW)
    assert pool.verify("246810") == "AliasExistsException"
    assert pool.address == OLD


def test_other_attributes_are_written_at_once(pool: Pool) -> None:
    assert json.loads(pool.update(name="Ada")[2]) == [{"Name": "name", "Value": "Ada"}]
    assert pool.mailed == []


def test_what_waits_is_not_called_unverified(pool: Pool) -> None:
    """An outer patch says so of every new address; the old one stays verified."""
    seen: list[Any] = []
    data = {
        "AccessToken": "theirs",
        "UserAttributes": [
            {"Name": "email", "Value": NEW},
            {"Name": "email_verified", "Value": "false"},
        ],
    }

    def shipped(told: dict[str, Any]) -> Any:
        seen.append(told["UserAttributes"])
        return _answer({})

    new_addresses._held_back(shipped)(data)
    assert seen == [[]]


def test_a_pool_that_does_not_wait_writes_it(pool: Pool) -> None:
    pool.pop("UserAttributeUpdateSettings")
    assert json.loads(pool.update(email=NEW)[2]) == [{"Name": "email", "Value": NEW}]
