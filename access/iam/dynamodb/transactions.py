"""TransactGetItems and TransactWriteItems: each item needs the permission of its own operation.

Developer Guide, "Managing complex workflows with DynamoDB transactions", IAM: there is no
permission of the transaction's own; `dynamodb:EnclosingOperation` names it.
"""

from collections.abc import Callable

from access.iam.dynamodb import fields, items
from access.iam.dynamodb.access import Access, Account
from access.iam.dynamodb.fields import Body
from access.iam.errors import RequestUnknown

TRANSACT_GET = frozenset({"TransactItems", "ReturnConsumedCapacity"})
TRANSACT_WRITE = TRANSACT_GET | {"ClientRequestToken", "ReturnItemCollectionMetrics"}
Expand = Callable[[Body, Account, str | None], list[Access]]
_READS: dict[str, Expand] = {"Get": items.get}
_WRITES: dict[str, Expand] = {
    "ConditionCheck": items.check,
    "Put": items.put,
    "Update": items.update,
    "Delete": items.delete,
}


def transact_get(body: Body, account: Account) -> list[Access]:
    fields.known(body, TRANSACT_GET)
    return _each(body, account, _READS, "TransactGetItems")


def transact_write(body: Body, account: Account) -> list[Access]:
    fields.known(body, TRANSACT_WRITE)
    return _each(body, account, _WRITES, "TransactWriteItems")


def _each(body: Body, account: Account, members: dict[str, Expand], enclosing: str) -> list[Access]:
    wanted = fields.listing(body, "TransactItems")
    if not wanted:
        raise RequestUnknown("The transaction is empty.")
    return [
        access
        for member in wanted
        for access in _member(fields.known(member, frozenset(members)), account, members, enclosing)
    ]


def _member(
    member: Body, account: Account, members: dict[str, Expand], enclosing: str
) -> list[Access]:
    if len(member) != 1:
        raise RequestUnknown("A transaction item holds one operation.")
    ((name, body),) = member.items()
    if not isinstance(body, dict):
        raise RequestUnknown("A transaction item isn't an object.")
    return members[name](body, account, enclosing)
