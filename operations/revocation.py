"""The kill switch as a policy: who is refused whatever else the learners' role allows.

IAM User Guide, "Policy evaluation logic": an explicit deny wins. "Revoking IAM role temporary
security credentials": sessions are refused by the moment they were issued, aws:TokenIssueTime.
The tag is the user pool's `sub`: unlinking and signing in anew keep it, and so the deny.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from lectern.keys import is_sub
from operations.errors import NoSuchPerson

PERSON_KEY = "aws:PrincipalTag/sub"
ISSUED_KEY = "aws:TokenIssueTime"
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
LEARNERS = "DenyRevokedLearners"
SESSIONS = "DenySessionsIssuedBefore"


@dataclass(frozen=True)
class Revocation:
    """`people` are refused until restored; `before` refuses every session issued earlier."""

    people: frozenset[str] = frozenset()
    before: datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.people) or self.before is not None

    def with_learner(self, sub: str) -> "Revocation":
        if not is_sub(sub):
            raise NoSuchPerson(sub)
        return replace(self, people=self.people | {sub})

    def without_learner(self, sub: str) -> "Revocation":
        return replace(self, people=self.people - {sub})

    def with_everyone(self, now: datetime) -> "Revocation":
        """Issue times are whole seconds, so the second that has begun is included."""
        return replace(self, before=now.replace(microsecond=0) + timedelta(seconds=1))

    def without_everyone(self) -> "Revocation":
        return replace(self, before=None)


def document(revocation: Revocation) -> dict[str, Any]:
    """The policy; only a revocation that holds somebody makes one."""
    statements = []
    if revocation.people:
        condition = {"StringEquals": {PERSON_KEY: sorted(revocation.people)}}
        statements.append(_deny(LEARNERS, condition))
    if revocation.before is not None:
        moment = revocation.before.astimezone(UTC).strftime(MOMENT)
        statements.append(_deny(SESSIONS, {"DateLessThan": {ISSUED_KEY: moment}}))
    return {"Version": "2012-10-17", "Statement": statements}


def parse(policy: Mapping[str, Any]) -> Revocation:
    """The reverse of `document`."""
    found = {statement["Sid"]: statement["Condition"] for statement in policy["Statement"]}
    people = found.get(LEARNERS, {}).get("StringEquals", {}).get(PERSON_KEY, ())
    before = found.get(SESSIONS, {}).get("DateLessThan", {}).get(ISSUED_KEY)
    moment = datetime.strptime(before, MOMENT).replace(tzinfo=UTC) if before else None
    return Revocation(frozenset(people), moment)


def _deny(sid: str, condition: dict[str, Any]) -> dict[str, Any]:
    return {"Sid": sid, "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": condition}
