"""Tells IAM by what a mail is sent: the emulator says `*` for every SendEmail.

SES authorises SendEmail on the ARN of the identity that the sender belongs to: the address
itself where it is verified, else its domain (SES developer guide, "Identity and access management
in Amazon SES"). It authorises it a second time on the configuration set, whether the request
names one or the identity has one by default (Service Authorization Reference, "Actions, resources,
and condition keys for Amazon SES"; aws/aws-cdk#34402 has the refusal).
"""

from collections.abc import Callable
from contextvars import ContextVar
from email.utils import parseaddr
from typing import Any
from urllib.parse import parse_qs

from local.cloud.patches.door.authentication import ENFORCE
from local.cloud.patches.emulator import hooks

RESOURCE = hooks.Target(
    "ministack.core.iam_actions",
    "_ses_v2_resource_arn",
    ("method", "path", "body", "region", "account_id"),
)
IDENTITIES = hooks.Value("ministack.services.ses", "_identities", object)
DEFAULT_SETS = hooks.Value("ministack.services.ses_v2", "_identities", object)
SEND = "ses:SendEmail"

_set_arn: ContextVar[str] = ContextVar("lectern_configuration_set", default="")
"""The set that the mail in hand goes through; empty without one."""


def install() -> None:
    hooks.replace(RESOURCE, _name_the_sender)
    hooks.replace(ENFORCE, _ask_for_the_set_too)


def _name_the_sender(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def resource(method: str, path: str, body: bytes, region: str, account_id: str) -> Any:
        _set_arn.set("")
        form = parse_qs(body.decode("utf-8", errors="replace")) if body else {}
        if form.get("Action") != ["SendEmail"]:
            return shipped(method, path, body, region, account_id)
        address = parseaddr(form.get("Source", [""])[0])[1].lower()
        identity = address if _is_verified(address) else address.rpartition("@")[2]
        named = form.get("ConfigurationSetName", [""])[0] or _default_set(identity)
        arn = f"arn:aws:ses:{region}:{account_id}:"
        _set_arn.set(f"{arn}configuration-set/{named}" if named else "")
        return f"{arn}identity/{identity}"

    return resource


def _ask_for_the_set_too(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def enforce(access_key_id: str, iam_action: str, service: str, *rest: Any, **named: Any) -> Any:
        denied = shipped(access_key_id, iam_action, service, *rest, **named)
        if denied is not None or iam_action != SEND or not _set_arn.get():
            return denied
        return shipped(
            access_key_id, iam_action, service, *rest, **{**named, "resource_arn": _set_arn.get()}
        )

    return enforce


def _is_verified(address: str) -> bool:
    return address in hooks.attribute(*IDENTITIES)


def _default_set(identity: str) -> str:
    known = hooks.attribute(*DEFAULT_SETS)
    return str((known.get(identity) or {}).get("ConfigurationSetName") or "")
