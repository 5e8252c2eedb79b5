"""Puts the revocation on the auth role, as one inline policy of its own.

It is read at each request, so sessions that were issued before are refused too: locally at the
next request, on AWS as soon as IAM has spread the change (it says seconds, and promises none).
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import ClientError

from local.operations.errors import RoleUnusable
from local.operations.revocation import Revocation, document, parse

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient

POLICY_NAME = "lectern-revoked"


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
    """Replaces the policy whole, or removes it where nobody is revoked any more."""
    try:
        if revocation:
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
