"""The sessions that the emulator's STS knows: credentials that end."""

from collections.abc import Mapping
from typing import Any

from local.cloud.patches.emulator import hooks

STS = "ministack.services.sts"
SESSIONS = hooks.Value(STS, "_sessions", dict)
REGISTER = hooks.Target(STS, "register_session", ("access_key", "session"))


def known() -> dict[str, dict[str, Any]]:
    """By access key. It is the emulator's own: what is changed here is changed there."""
    found: dict[str, dict[str, Any]] = hooks.attribute(*SESSIONS)
    return found


def register(access_key: str, described: Mapping[str, Any]) -> None:
    hooks.original(REGISTER)(access_key, described)


def forget(access_key: str) -> None:
    known().pop(access_key, None)


def end(access_key: str, expiration: float) -> bool:
    """Whether there was such a session to end."""
    session = known().get(access_key)
    if session is None:
        return False
    session["Expiration"] = expiration
    return True
