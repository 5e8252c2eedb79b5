"""Tells IAM which SES identity a mail is sent from: the emulator says `*` for every SendEmail.

SES authorises SendEmail on the ARN of the identity that the sender belongs to: the address
itself where it is verified, else its domain (SES developer guide, "Controlling access").
"""

from collections.abc import Callable
from email.utils import parseaddr
from typing import Any
from urllib.parse import parse_qs

from local.cloud import hooks

RESOURCE = hooks.Target(
    "ministack.core.iam_actions",
    "_ses_v2_resource_arn",
    ("method", "path", "body", "region", "account_id"),
)


def install() -> None:
    hooks.replace(RESOURCE, _name_the_sender)


def _name_the_sender(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def resource(method: str, path: str, body: bytes, region: str, account_id: str) -> Any:
        form = parse_qs(body.decode("utf-8", errors="replace")) if body else {}
        if form.get("Action") != ["SendEmail"]:
            return shipped(method, path, body, region, account_id)
        address = parseaddr(form.get("Source", [""])[0])[1].lower()
        identity = address if _is_verified(address) else address.rpartition("@")[2]
        return f"arn:aws:ses:{region}:{account_id}:identity/{identity}"

    return resource


def _is_verified(address: str) -> bool:
    return address in hooks.attribute("ministack.services.ses", "_identities", object)
