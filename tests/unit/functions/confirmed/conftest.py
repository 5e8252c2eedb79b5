"""The function as it is deployed, before a user pool that each test fills by hand."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

import pytest
from botocore.exceptions import ClientError

from confirmed import handler
from confirmed.accounts import Accounts

POOL, USERNAME = "eu-west-1_unit", "0a000000-0000-4000-8000-000000000001"
PROOF = "0f" * 32
DIGEST = hashlib.sha256(bytes.fromhex(PROOF)).hexdigest()
PLANTED = "planted-password"


@dataclass
class UserPool:
    """As Cognito answers its administrator; `fails` are operations that are throttled."""

    attributes: dict[str, str] = field(default_factory=dict)
    password: str = PLANTED
    sessions: int = 1
    fails: set[str] = field(default_factory=set)

    def admin_get_user(self, **request: Any) -> dict[str, Any]:
        self._ask("admin_get_user", request)
        return {"UserAttributes": [{"Name": n, "Value": v} for n, v in self.attributes.items()]}

    def admin_update_user_attributes(self, **request: Any) -> None:
        self._ask("admin_update_user_attributes", request)
        self.attributes |= {each["Name"]: each["Value"] for each in request["UserAttributes"]}

    def admin_set_user_password(self, **request: Any) -> None:
        self._ask("admin_set_user_password", request)
        assert request["Permanent"] is True
        self.password = request["Password"]

    def admin_user_global_sign_out(self, **request: Any) -> None:
        self._ask("admin_user_global_sign_out", request)
        self.sessions = 0

    def _ask(self, operation: str, request: dict[str, Any]) -> None:
        assert (request["UserPoolId"], request["Username"]) == (POOL, USERNAME)
        if operation in self.fails:
            told = {"Error": {"Code": "TooManyRequestsException", "Message": ""}}
            raise ClientError(told, operation)  # type: ignore[arg-type]


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> UserPool:
    made = UserPool()
    accounts = Accounts(made, POOL)  # type: ignore[arg-type]
    monkeypatch.setattr(handler, "_accounts", lambda: accounts)
    return made


def event(source: str, digest: str = "", **metadata: Any) -> dict[str, Any]:
    """In AWS's form; Cognito leaves clientMetadata out where a request brought none."""
    attributes = {"email": "ada@lectern.test"} | ({"custom:proof": digest} if digest else {})
    request: dict[str, Any] = {"userAttributes": attributes}
    if metadata:
        request["clientMetadata"] = metadata
    common = {"version": "1", "region": "eu-west-1", "userPoolId": POOL, "userName": USERNAME}
    return {**common, "triggerSource": source, "request": request, "response": {}}
