"""Puts the revocation on the learners' role, as one inline policy of its own.

It is read at each request, so sessions that were issued before are refused too: locally at the
next request, on AWS as soon as IAM has spread the change (it says seconds, and promises none).
"""

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import ClientError

from operations.errors import RoleUnusable, TooManyRevoked
from operations.revocation import Revocation, document, parse

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient

POLICY_NAME = "lectern-revoked"
INLINE_CHARACTERS = 10_240
"""Of all inline policies of a role together, white space not counted (IAM User Guide, "IAM and AWS
STS quotas"). Beside the policies of the access stack that is room for about 170 learners."""
KILL_SWITCH_CHARACTERS = 300
"""Kept free for the policy that `killSwitch` of the access stack adds: it must always fit."""


def read(iam: "IAMClient", role: str) -> Revocation:
    """Who is revoked now. Raises RoleUnusable for a role that isn't there."""
    try:
        iam.get_role(RoleName=role)
    except ClientError as error:
        raise RoleUnusable(role, error.response["Error"]["Message"]) from None
    try:
        found = iam.get_role_policy(RoleName=role, PolicyName=POLICY_NAME)
    except iam.exceptions.NoSuchEntityException:
        return Revocation()
    # its type stub allows the encoded text too, but boto3 decodes it
    return parse(cast("Mapping[str, Any]", found["PolicyDocument"]))


def write(iam: "IAMClient", role: str, revocation: Revocation) -> None:
    """Replaces the policy whole, or removes it where nobody is revoked any more.

    Raises TooManyRevoked, and changes nothing, where IAM would refuse it for its size.
    """
    try:
        if revocation:
            _bound(iam, role, revocation)
            iam.put_role_policy(
                RoleName=role,
                PolicyName=POLICY_NAME,
                PolicyDocument=json.dumps(document(revocation)),
            )
        else:
            iam.delete_role_policy(RoleName=role, PolicyName=POLICY_NAME)
    except iam.exceptions.NoSuchEntityException:
        return  # nobody was revoked
    except ClientError as error:
        raise RoleUnusable(role, error.response["Error"]["Message"]) from None


def size(policy: Any) -> int:
    """As IAM counts it."""
    return len(re.sub(r"\s", "", json.dumps(policy)))


def _bound(iam: "IAMClient", role: str, revocation: Revocation) -> None:
    others = [name for name in _names(iam, role) if name != POLICY_NAME]
    found = (iam.get_role_policy(RoleName=role, PolicyName=name) for name in others)
    total = size(document(revocation)) + sum(size(each["PolicyDocument"]) for each in found)
    if total > INLINE_CHARACTERS - KILL_SWITCH_CHARACTERS:
        raise TooManyRevoked(len(revocation.people) - 1)


def _names(iam: "IAMClient", role: str) -> list[str]:
    pages = iam.get_paginator("list_role_policies").paginate(RoleName=role)
    return [name for page in pages for name in page["PolicyNames"]]
