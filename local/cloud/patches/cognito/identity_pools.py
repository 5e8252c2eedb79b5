"""Makes identity pools refuse what their settings forbid: guests, and the classic flow.

The emulator keeps `AllowUnauthenticatedIdentities` and `AllowClassicFlow` without acting on
them. It also gives credentials to identities that don't exist, passes over a role of the
caller's choice, and takes an access token that names the client. Its UnlinkIdentity does nothing;
on AWS an unlinked login is a new identity the next time it is seen, and an identity without its
last login is inaccessible (API reference). The texts are Amazon Cognito's own.
"""

from collections.abc import Callable, Iterable
from typing import Any

from local.cloud.patches.cognito.emulated import (
    COGNITO,
    CREDENTIALS,
    LOGINS_ERROR,
    claims_of,
    identity_pools_of,
    refusal,
)
from local.cloud.patches.emulator import hooks

UNLINKED = "_lectern_unlinked"
"""Marks an identity that has lost its last login."""
UNLINK = hooks.Target(COGNITO, "_unlink_identity", ("data",))
OPEN_ID_TOKEN = hooks.Target(COGNITO, "_get_open_id_token", ("data",))


def install() -> None:
    hooks.replace(LOGINS_ERROR, _refuse_guests)
    hooks.replace(LOGINS_ERROR, _refuse_other_uses)
    hooks.replace(LOGINS_ERROR, _refuse_unlinked)
    hooks.replace(CREDENTIALS, _refuse_choice)
    hooks.replace(UNLINK, _unlink)
    hooks.replace(OPEN_ID_TOKEN, _refuse_classic_flow)


def _refuse_guests(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def logins_error(pool: dict[str, Any], identity_id: str | None, logins: Any) -> Any:
        if not logins and pool.get("AllowUnauthenticatedIdentities") is not True:
            return refusal(
                "NotAuthorizedException",
                "Unauthenticated access is not supported for this identity pool.",
            )
        return shipped(pool, identity_id, logins)

    return logins_error


def _refuse_other_uses(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def logins_error(pool: dict[str, Any], identity_id: str | None, logins: Any) -> Any:
        refused = shipped(pool, identity_id, logins)
        given = {} if refused is not None else logins or {}
        of_pools = (token for name, token in given.items() if name.startswith("cognito-idp."))
        if any(claims_of(token).get("token_use") != "id" for token in of_pools):
            return refusal(
                "NotAuthorizedException",
                "Invalid login token. Not a valid OpenId Connect identity token.",
            )
        return refused

    return logins_error


def _refuse_classic_flow(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def get_open_id_token(data: dict[str, Any]) -> Any:
        if any(pool.get("AllowClassicFlow") is not True for pool in identity_pools_of(data)):
            return refusal(
                "InvalidParameterException",
                "Basic (classic) flow is not enabled, please use enhanced flow.",
            )
        return shipped(data)

    return get_open_id_token


def _refuse_choice(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def get_credentials_for_identity(data: dict[str, Any]) -> Any:
        if data.get("CustomRoleArn"):  # no provider here puts roles into its tokens
            return refusal("NotAuthorizedException", "The token doesn't name the custom role.")
        if not identity_pools_of(data):
            return refusal("ResourceNotFoundException", "Identity not found.")
        return shipped(data)

    return get_credentials_for_identity


def _unlink(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def unlink_identity(data: dict[str, Any]) -> Any:
        check = hooks.original(LOGINS_ERROR)  # with the refusal of guests put around it
        identity, logins = data.get("IdentityId"), data.get("Logins") or {}
        for pool in identity_pools_of(data):
            refused = check(pool, identity, logins)
            if refused is None:
                _remove(pool["_identities"][identity], data.get("LoginsToRemove") or ())
            return refused or shipped(data)
        return refusal("ResourceNotFoundException", "Identity not found.")

    return unlink_identity


def _remove(identity: dict[str, Any], providers: Iterable[str]) -> None:
    held = identity.get("Logins") or {}
    left = {name: token for name, token in held.items() if name not in set(providers)}
    identity["Logins"] = left
    if held and not left:
        identity[UNLINKED] = True


def _refuse_unlinked(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def logins_error(pool: dict[str, Any], identity_id: str | None, logins: Any) -> Any:
        if identity_id and pool["_identities"][identity_id].get(UNLINKED):
            return refusal(
                "NotAuthorizedException", f"Access to Identity '{identity_id}' is forbidden."
            )
        return shipped(pool, identity_id, logins)

    return logins_error
