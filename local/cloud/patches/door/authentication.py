"""Closes the emulator's gaps: a signature must prove who the caller is.

As shipped, ministack takes the key `test`, any twelve digits, the configured root key
*without checking its signature*, and a meaningless Authorization header for the account's
root. It also derives a function's credentials from its name and role, which anyone who
knows both could compute. Here root is the configured key with a valid signature, a caller
without credentials is served only what AWS serves unsigned, a function's credentials are
random, and no web identity token is taken for a role: ministack doesn't verify their
signatures, and with the classic flow off nobody needs one.
"""

import hashlib
import hmac
from collections.abc import Callable
from typing import Any

from local.cloud.patches.door import sessions
from local.cloud.patches.door.sessions import STS
from local.cloud.patches.emulator import hooks
from local.cloud.process.configuration import CloudConfiguration

EVALUATOR = "ministack.core.iam_evaluator"
IS_ROOT = hooks.Target(EVALUATOR, "is_root_access_key", ("access_key_id",))
IS_UNCHECKED = hooks.Target(EVALUATOR, "_is_root_key", ("access_key_id",))
ENFORCE = hooks.Target(
    EVALUATOR,
    "enforce",
    ("access_key_id", "iam_action", "service", "region", "resource_arn", "service_context"),
)
CHECK = hooks.Target(EVALUATOR, "check_credentials", ("access_key_id", "service"))
SERVED_UNSIGNED = hooks.Target(EVALUATOR, "_served_unsigned", ("service", "iam_action"))
AUTH_ERROR = hooks.Value(EVALUATOR, "AuthError", type)
EXECUTION = hooks.Target("ministack.core.lambda_runtime", "execution_credentials", ("config",))
WEB_IDENTITY = hooks.Target(STS, "_web_identity_trust_denied", ("role_arn", "params", "use_json"))
NO_ROLE = "no such role"
"""Not a name that a role can have."""

# Their own authorizers decide. (Not S3's: ministack lets an anonymous caller do anything with
# any bucket. No bucket here is public, so S3 needs a signature.)
ANONYMOUS_ACTIONS = frozenset({"execute-api:Invoke"})


def install(configuration: CloudConfiguration) -> None:
    root = configuration.root_access_key_id
    hooks.replace(
        IS_ROOT,
        # The empty key stays root for operations that AWS serves unsigned, such as
        # SignUp; `_enforce` below lets it through for nothing else.
        lambda _: lambda access_key_id: not access_key_id or access_key_id == root,
    )
    hooks.replace(
        IS_UNCHECKED,
        # Only used to decide whose signature need not be checked: nobody's.
        lambda _: lambda access_key_id: False,  # noqa: ARG005 - the emulator passes it by name
    )
    hooks.replace(ENFORCE, _refuse_without_key)
    hooks.replace(CHECK, _refuse_any_without_key)
    secret = configuration.root_secret_access_key
    hooks.replace(EXECUTION, lambda shipped: _unguessable(shipped, secret))
    hooks.replace(WEB_IDENTITY, _deny_always)


def _deny_always(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def web_identity_trust_denied(role_arn: str, params: dict[str, Any], use_json: bool) -> Any:
        return shipped(f"{role_arn.rpartition('/')[0]}/{NO_ROLE}", params, use_json)

    return web_identity_trust_denied


def _missing_token() -> Any:
    error = hooks.attribute(*AUTH_ERROR)
    return error("MissingAuthenticationToken", "Missing Authentication Token")


def _refuse_without_key(shipped: Callable[..., Any]) -> Callable[..., Any]:
    served_unsigned = hooks.original(SERVED_UNSIGNED)

    def enforce(access_key_id: str, iam_action: str, service: str, *rest: Any, **named: Any) -> Any:
        open_to_all = iam_action in ANONYMOUS_ACTIONS or served_unsigned(service, iam_action)
        if not access_key_id and not open_to_all:
            return _missing_token()
        return shipped(access_key_id, iam_action, service, *rest, **named)

    return enforce


def _refuse_any_without_key(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def check_credentials(access_key_id: str, service: str | None = None) -> Any:
        if not access_key_id:
            return _missing_token()
        return shipped(access_key_id, service)

    return check_credentials


def _unguessable(shipped: Callable[..., Any], secret: str) -> Callable[..., Any]:
    """The same role session, its keys made from the root secret instead of public names."""

    def derived(label: str, seed: str) -> str:
        return hmac.new(secret.encode(), f"{label}:{seed}".encode(), hashlib.sha256).hexdigest()

    def execution_credentials(config: dict[str, Any]) -> dict[str, str]:
        guessable = shipped(config)
        known = sessions.known()
        session = known.pop(guessable["AWS_ACCESS_KEY_ID"])
        seed = f"{config.get('FunctionArn', '')}:{config.get('Role', '')}"
        access_key = "ASIA" + derived("key", seed)[:16].upper()
        session["SecretAccessKey"] = derived("secret", seed)
        session["SessionToken"] = derived("token", seed)
        known[access_key] = session
        return {
            "AWS_ACCESS_KEY_ID": access_key,
            "AWS_SECRET_ACCESS_KEY": session["SecretAccessKey"],
            "AWS_SESSION_TOKEN": session["SessionToken"],
        }

    return execution_credentials
