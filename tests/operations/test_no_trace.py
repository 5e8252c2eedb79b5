"""Somebody was everywhere, then leaves: nothing of the account tells that they were there.

What AWS keeps for a time of its own (backups, streams, its own logs) is in docs/security.md.
"""

import json
import time
import uuid
from typing import Any

import pytest

from lectern import keys
from lectern.comment_keys import CommentKey, spelled
from lectern.families import (
    COMMENT_KEY,
    CONTENT_ID,
    DAY_AND_CONTENT_ID,
    NOTHING,
    OWN_ID,
    Attribute,
    Family,
)
from lectern.learner_items import FAMILIES
from tests.access import people, srp
from tests.access.lawful_requests import key
from tests.eventually import eventually
from tests.operations import traces
from tests.operations.operators import Operator
from tests.operations.test_sweep import (
    Account,
    ages_the_first_look,
    counter,
    deletes,
    lesson,
    partition,
    signs_up,
)

__all__ = ["lesson"]
TIME = "2026-11-01T10:00:00.000Z"
DAY = "2026-11-01+01:00"
VALUES = {"time": {"S": TIME}, "day": {"S": DAY[:10]}, "whole": {"N": "1"}, "locale": {"S": "en"}}


def _value(attribute: Attribute, content: str, mark: str) -> dict[str, str]:
    if attribute.kind == "content id":
        return {"S": content}
    if attribute.kind == "choice":
        return {"S": attribute.choices[0]}
    return VALUES.get(attribute.kind, {"S": mark})


def _rest(family: Family, content: str) -> str:
    """What follows the sort key of an item of that family."""
    rests = {
        NOTHING: "",
        CONTENT_ID: content,
        DAY_AND_CONTENT_ID: f"{DAY}#{content}",
        COMMENT_KEY: str(CommentKey(spelled(time.time()), content)),
        OWN_ID: str(uuid.uuid4()),
    }
    return rests[family.follows]


def _writes(operator: Operator, account: Account, family: Family, content: str, mark: str) -> None:
    sk = family.key(account.person.sub, _rest(family, content)).sk
    values = {each.name: _value(each, content, mark) for each in family.attributes}
    item = {"pk": {"S": account.person.sub}, "sk": {"S": sk}, **values}
    assert account.person.may("PutItem", TableName=operator.stacks.learnersTable, Item=item)


def _is_everywhere(operator: Operator, email: str, content: str, mark: str) -> Account:
    """Items of every family, a like that was counted, sessions, and a sign-in that failed."""
    account = signs_up(operator, email)
    for family in FAMILIES:
        _writes(operator, account, family, content, mark)
    anyone = people.unsigned(operator.cloud, "cognito-idp")
    anyone.update_user_attributes(
        AccessToken=account.access_token, UserAttributes=[{"Name": "name", "Value": mark}]
    )
    pool, client = operator.stacks.userPoolId, operator.stacks.userPoolClientId
    with pytest.raises(anyone.exceptions.NotAuthorizedException):
        srp.tokens(anyone, pool, client, email, "Another-password-1")
    eventually(lambda: counter(operator, content) == 1, 60, "the like")
    eventually(lambda: _comments(operator, content) == 1, 60, "the comment")
    return account


def _comments(operator: Operator, content: str) -> int:
    stats: dict[str, Any] = operator.entry(keys.stats(content))
    return int(stats.get("comments", {"N": "0"})["N"])


def _empties_and_leaves(operator: Operator, account: Account) -> None:
    """As the account's page does: the own items first, then the account."""
    for sk in partition(operator, account.person.sub):
        told: dict[str, Any] = {"Key": key(account.person.sub, sk)}
        assert account.person.may("DeleteItem", TableName=operator.stacks.learnersTable, **told)
    deletes(operator, account)


def _is_deleted_around_the_site(operator: Operator, account: Account) -> None:
    operator.client("cognito-idp").admin_delete_user(
        UserPoolId=operator.stacks.userPoolId, Username=account.person.sub
    )


def _sweeps(operator: Operator) -> None:
    operator.makes("sweep")
    ages_the_first_look(operator)
    operator.makes("sweep")


WAYS = {"by the page": _empties_and_leaves, "around the site": _is_deleted_around_the_site}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_whoever_left_left_no_trace(operator: Operator, lesson: str, way: str) -> None:
    email = f"trace-{uuid.uuid4().hex}@lectern.test"
    mark = f"Mary {uuid.uuid4().hex}"
    account = _is_everywhere(operator, email, lesson, mark)
    needles = (account.person.sub, email, mark)
    before = traces.of(operator, *needles)
    assert f"table {operator.stacks.learnersTable}" in before, "a scan that finds nothing is blind"
    assert "user pool" in before

    WAYS[way](operator, account)
    _sweeps(operator)

    eventually(lambda: counter(operator, lesson) == 0, 60, "the like is withdrawn")
    eventually(lambda: _comments(operator, lesson) == 0, 60, "the comment is deleted")
    assert traces.of(operator, *needles) == [], json.dumps(before)
