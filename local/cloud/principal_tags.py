"""Puts the principal tags of an identity pool into the sessions that it issues.

The emulator stores the map of claims and tags without acting on it. Amazon Cognito developer
guide, "Using attributes for access control": the claim of the login's token sets the tag's value,
and the role's trust policy must allow `sts:TagSession` beside `sts:AssumeRoleWithWebIdentity`. A
role that doesn't trust the pool gives no credentials at all ("Role trust and permissions").
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from access.iam import trust
from local.cloud import hooks
from local.cloud.identity_pools import COGNITO, pools_of, refusal

PROVIDER = "cognito-identity.amazonaws.com"
ASSUME, TAG = "sts:AssumeRoleWithWebIdentity", "sts:TagSession"
CREDENTIALS = hooks.Target(COGNITO, "_get_credentials_for_identity", ("data",))
DEFAULTS = {"client": "aud", "username": "sub"}
"""A user pool's, by tag (the guide's "Default provider mappings")."""
VALUE = re.compile(r"[\w\s.:/=+\-@]{0,256}")
"""What STS takes as a tag's value: no `*`, no `?` and no `$` (API reference, Tag)."""
Issue = Callable[[dict[str, Any]], Any]


def install() -> None:
    hooks.replace(CREDENTIALS, _tagged)


def tags_of(pool: Mapping[str, Any], logins: Mapping[str, str]) -> dict[str, str]:
    """By tag. A claim that a token lacks sets no tag."""
    claims = hooks.original(hooks.Target(COGNITO, "_token_claims", ("token",)))
    found: dict[str, str] = {}
    for provider, token in logins.items():
        mapping = (pool.get("_principal_tags") or {}).get(provider) or {}
        chosen = DEFAULTS if mapping.get("UseDefaults") else mapping.get("PrincipalTags") or {}
        told = claims(token)
        found |= {tag: str(told[claim]) for tag, claim in chosen.items() if told.get(claim)}
    return found


def _tagged(shipped: Issue) -> Issue:
    def get_credentials_for_identity(data: dict[str, Any]) -> Any:
        pool = next(iter(pools_of(data)), {})
        logins = data.get("Logins") or {}
        answer = shipped(data)
        if answer[0] != 200:
            return answer
        session = _session(answer)
        tags = tags_of(pool, logins)
        if not _trusted(session, str(pool.get("IdentityPoolId")), tags):
            _forget(answer)
            return refusal(
                "InvalidIdentityPoolConfigurationException",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
            )
        session["SessionTags"] = [{"Key": tag, "Value": value} for tag, value in tags.items()]
        return answer

    return get_credentials_for_identity


def _trusted(session: Mapping[str, Any], pool_id: str, tags: Mapping[str, str]) -> bool:
    if not all(VALUE.fullmatch(value) for value in tags.values()):
        return False
    role = hooks.attribute("ministack.services.iam", "_roles", object).get_scoped(
        session["AccountId"], None, session["Arn"].split("/")[1]
    )
    document = (role or {}).get("AssumeRolePolicyDocument") or {"Statement": []}
    context: dict[str, str | tuple[str, ...]] = {
        f"{PROVIDER}:aud": pool_id,
        f"{PROVIDER}:amr": tuple(session["_cognito_amr"]),
        f"{PROVIDER}:sub": session["_identity_id"],
        **{f"aws:requesttag/{tag.lower()}": value for tag, value in tags.items()},
    }
    wanted = (ASSUME, TAG) if tags else (ASSUME,)
    return all(trust.allows(document, PROVIDER, action, context) for action in wanted)


def _sessions() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = hooks.attribute("ministack.services.sts", "_sessions", dict)
    return found


def _key(answer: Any) -> str:
    return str(json.loads(answer[2])["Credentials"]["AccessKeyId"])


def _session(answer: Any) -> dict[str, Any]:
    return _sessions()[_key(answer)]


def _forget(answer: Any) -> None:
    _sessions().pop(_key(answer), None)
