"""The sweep as it is deployed, on moto's table, with a user pool that each test fills by hand."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from botocore.exceptions import ClientError

from lectern import keys
from lectern.dynamodb import Table
from lectern.keys import Key
from lectern.log import Log
from sweep.learners import Learners
from sweep.notes import Notes
from sweep.pace import Pace
from sweep.run import Sweep, Told, run
from sweep.suspects import Places
from sweep.user_pool import Directory
from tests.unit.functions import cloud

POOL = "eu-west-1_unit"
START = 1_790_000_000
QUARTER = 15 * 60


def sub(number: int) -> str:
    return f"0a000000-0000-4000-8000-{number:012x}"


@dataclass
class UserPool:
    """As Cognito answers: `fails` maps an operation to the code of its error."""

    people: set[str] = field(default_factory=set)
    fails: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def list_users(self, **request: Any) -> dict[str, Any]:
        self._ask("ListUsers")
        assert request["UserPoolId"] == POOL
        found = [each for each in self.people if request["Filter"] == f'sub = "{each}"']
        return {"Users": [{"Username": each} for each in found]}

    def admin_get_user(self, **request: Any) -> dict[str, Any]:
        self._ask("AdminGetUser")
        if request["Username"] not in self.people:
            raise _error("UserNotFoundException", "AdminGetUser")
        return {"Username": request["Username"]}

    def _ask(self, operation: str) -> None:
        self.asked.append(operation)
        if operation in self.fails:
            raise _error(self.fails[operation], operation)


def _error(code: str, operation: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": code}}, operation)


@dataclass
class Site:
    """The learners table, the user pool and a clock."""

    table: Table
    pool: UserPool = field(default_factory=UserPool)
    now: float = START

    def writes(self, number: int, *sort_keys: str, account: bool = True) -> str:
        """Somebody with these items, who has an account, or had one."""
        if account:
            self.pool.people.add(sub(number))
        for sk in sort_keys:
            cloud.put(self.table, {"pk": sub(number), "sk": sk, "text": "private"})
        return sub(number)

    def left(self) -> set[Key]:
        """All but the sweep's notes."""
        return {key for key in cloud.snapshot(self.table) if key.pk != keys.SWEEP}

    def suspects(self) -> set[str]:
        notes = {key.sk for key in cloud.snapshot(self.table) if key.pk == keys.SWEEP}
        return {sk.removeprefix(keys.SUSPECT_PREFIX) for sk in notes - {keys.STATE}}

    def sweeps(self, client: Any = None) -> Told:
        """One run, a quarter of an hour after the one before."""
        told = run(self.sweep(client))
        self.now += QUARTER
        return told

    def sweep(self, client: Any = None) -> Sweep:
        dynamodb = client or self.table.client
        places = Places(
            Directory(self.pool, POOL),  # type: ignore[arg-type]
            Learners(Table(self.table.name, dynamodb)),
            Notes(Table(self.table.name, dynamodb)),
        )
        return Sweep(places, Log("sweep", level="INFO"), lambda: self.now, still)


def still() -> Pace:
    """No time passes during a run."""
    return Pace(clock=lambda: 0.0, sleep=lambda _seconds: None)


@pytest.fixture
def site(table: Table) -> Site:
    return Site(table)
