"""An identity that is deleted is gone from its pool; every other operation is the emulator's."""

import asyncio
from typing import Any

import pytest

from local.cloud.patches.cognito import identity_deletion
from local.cloud.patches.emulator import hooks


@pytest.fixture
def pools(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    held: dict[str, Any] = {"pool": {"_identities": {"ada": {}, "grace": {}}}}
    monkeypatch.setattr(hooks, "attribute", lambda *_: held)
    monkeypatch.setattr(hooks, "original", lambda _: lambda answer: answer)
    return held


def ask(action: str, **data: Any) -> Any:
    async def shipped(*asked: Any) -> Any:
        return asked

    return asyncio.run(identity_deletion._with_deletion(shipped)(action, data))  # type: ignore[arg-type]


def test_what_is_named_is_gone_and_nobody_else(pools: dict[str, Any]) -> None:
    answer = ask("DeleteIdentities", IdentityIdsToDelete=["ada", "nobody"])
    assert answer == {"UnprocessedIdentityIds": []}
    assert list(pools["pool"]["_identities"]) == ["grace"]


def test_what_else_is_asked_goes_on_to_the_emulator(pools: dict[str, Any]) -> None:
    assert ask("GetId", Logins={}) == ("GetId", {"Logins": {}})
