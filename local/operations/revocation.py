"""The kill switch as a policy: who is refused whatever else the auth role allows.

IAM User Guide, "Policy evaluation logic": an explicit deny wins. "Revoking IAM role temporary
security credentials": sessions are refused by the moment they were issued, aws:TokenIssueTime.
Amazon Cognito developer guide, "Using policy variables": the key `…:sub` is the identity id.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from local.operations.errors import NoSuchIdentity

IDENTITY = re.compile(r"[\w-]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
IDENTITY_KEY = "cognito-identity.amazonaws.com:sub"
ISSUED_KEY = "aws:TokenIssueTime"
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
LEARNERS = "DenyRevokedLearners"
SESSIONS = "DenySessionsIssuedBefore"


@dataclass(frozen=True)
class Revocation:
    """`identities` are refused until restored; `before` refuses every session issued earlier."""

    identities: frozenset[str] = frozenset()
    before: datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.identities) or self.before is not None

    def with_learner(self, identity_id: str) -> "Revocation":
        if not IDENTITY.fullmatch(identity_id):
            raise NoSuchIdentity(identity_id)
        return replace(self, identities=self.identities | {identity_id})

    def without_learner(self, identity_id: str) -> "Revocation":
        return replace(self, identities=self.identities - {identity_id})

    def with_everyone(self, now: datetime) -> "Revocation":
        """Issue times are whole seconds, so the second that has begun is included."""
        return replace(self, before=now.replace(microsecond=0) + timedelta(seconds=1))

    def without_everyone(self) -> "Revocation":
        return replace(self, before=None)


def document(revocation: Revocation) -> dict[str, Any]:
    """The policy; only a revocation that holds somebody makes one."""
    statements = []
    if revocation.identities:
        condition = {"StringEquals": {IDENTITY_KEY: sorted(revocation.identities)}}
        statements.append(_deny(LEARNERS, condition))
    if revocation.before is not None:
        moment = revocation.before.astimezone(UTC).strftime(MOMENT)
        statements.append(_deny(SESSIONS, {"DateLessThan": {ISSUED_KEY: moment}}))
    return {"Version": "2012-10-17", "Statement": statements}


def parse(policy: Mapping[str, Any]) -> Revocation:
    """The reverse of `document`."""
    found = {statement["Sid"]: statement["Condition"] for statement in policy["Statement"]}
    identities = found.get(LEARNERS, {}).get("StringEquals", {}).get(IDENTITY_KEY, ())
    before = found.get(SESSIONS, {}).get("DateLessThan", {}).get(ISSUED_KEY)
    moment = datetime.strptime(before, MOMENT).replace(tzinfo=UTC) if before else None
    return Revocation(frozenset(identities), moment)


def _deny(sid: str, condition: dict[str, Any]) -> dict[str, Any]:
    return {"Sid": sid, "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": condition}
