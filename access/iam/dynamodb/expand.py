"""From an operation and its body to everything its caller must be allowed."""

from collections.abc import Callable

from access.iam.dynamodb import batches, items, partiql, reads, tables, transactions
from access.iam.dynamodb.access import Access, Account
from access.iam.dynamodb.fields import Body
from access.iam.errors import RequestUnknown

_DATA: dict[str, Callable[[Body, Account], list[Access]]] = {
    "GetItem": items.get,
    "PutItem": items.put,
    "UpdateItem": items.update,
    "DeleteItem": items.delete,
    "Query": reads.query,
    "Scan": reads.scan,
    "BatchGetItem": batches.batch_get,
    "BatchWriteItem": batches.batch_write,
    "TransactGetItems": transactions.transact_get,
    "TransactWriteItems": transactions.transact_write,
    "ExecuteStatement": partiql.execute_statement,
    "BatchExecuteStatement": partiql.batch_execute,
    "ExecuteTransaction": partiql.execute_transaction,
}


def expand(operation: str, body: object, account: Account) -> list[Access]:
    """Never empty; raises RequestUnknown for what can't be told apart safely."""
    if not isinstance(body, dict):
        raise RequestUnknown("The request isn't a JSON object.")
    if operation in _DATA:
        return _DATA[operation](body, account)
    if operation in tables.OPERATIONS:
        return tables.expand(operation, body, account)
    raise RequestUnknown(f"The model doesn't know the operation {operation}.")
