"""A table at the edge: reads and transactional writes in plain Python values.

Failures become errors of lectern.errors: `Contended` when a condition didn't hold or another
transaction was in the way (re-read, then decide again), `StoreUnavailable` for everything else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lectern.clients import error_code, error_response
from lectern.errors import Contended, StoreUnavailable
from lectern.keys import Key
from lectern.retry import pause
from lectern.wire import Item, from_wire, to_wire

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

BATCH_ATTEMPTS = 5
_CONDITION_FAILED = "ConditionalCheckFailed"
_RACES = {_CONDITION_FAILED, "TransactionConflict", "None"}
_LOST_RACES = {
    "ConditionalCheckFailedException",
    "TransactionConflictException",
    "TransactionInProgressException",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression with its names (`#n`) and values (`:v`)."""

    expression: str
    names: dict[str, str]
    values: Item


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    client: "DynamoDBClient"

    def get(self, key: Key) -> dict[str, Any] | None:
        """The item as of now (strongly consistent), or None."""
        try:
            answer = self.client.get_item(
                TableName=self.name, Key=to_wire(key._asdict()), ConsistentRead=True
            )
        except Exception as error:
            raise _translated(error) from error
        item = answer.get("Item")
        return None if item is None else from_wire(item)

    def ask(self, operation: str, **request: Any) -> Any:
        """Any other operation of the client's on this table, asked and answered in wire form."""
        try:
            return getattr(self.client, operation)(TableName=self.name, **request)
        except Exception as error:
            raise _translated(error) from error

    def get_batch(self, batch: Sequence[Key], names: Sequence[str]) -> list[dict[str, Any]]:
        """The named attributes of at most 100 items, in any order; an absent item is left out.

        What DynamoDB leaves unprocessed is asked for again, a few times.
        """
        aliases = {f"#n{at}": name for at, name in enumerate(names)}
        request: dict[str, Any] = {
            "Keys": [to_wire(key._asdict()) for key in batch],
            "ProjectionExpression": ", ".join(aliases),
            "ExpressionAttributeNames": aliases,
        }
        pending, found = {self.name: request}, list[dict[str, Any]]()
        for attempt in range(BATCH_ATTEMPTS):
            try:
                answer = self.client.batch_get_item(RequestItems=pending)  # type: ignore[arg-type]
            except Exception as error:
                raise _translated(error) from error
            found += [from_wire(item) for item in answer["Responses"].get(self.name, [])]
            pending = answer.get("UnprocessedKeys", {})  # type: ignore[assignment]
            if not pending:
                return found
            pause(attempt)
        raise StoreUnavailable("DynamoDB kept leaving keys unprocessed.")

    def transact(self, operations: Sequence[dict[str, Any]]) -> None:
        """All or nothing; at most 100 operations, each on an item of its own."""
        try:
            self.client.transact_write_items(TransactItems=[*operations])  # type: ignore[list-item]
        except Exception as error:
            raise _translated(error) from error

    def write(self, item: Item, condition: Condition) -> None:
        """One item alone, at half the units of a transaction (developer guide, "Managing complex
        workflows with DynamoDB transactions", capacity)."""
        try:
            self.client.put_item(**self.put(item, condition)["Put"])
        except Exception as error:
            raise _translated(error) from error

    def change(self, operation: dict[str, Any]) -> None:
        """What `update` makes, alone: at half the units of a transaction, as `write`."""
        try:
            self.client.update_item(**operation["Update"])
        except Exception as error:
            raise _translated(error) from error

    def put(self, item: Item, condition: Condition | None = None) -> dict[str, Any]:
        return {"Put": {"TableName": self.name, "Item": to_wire(item), **_rendered(condition)}}

    def delete(self, key: Key, condition: Condition | None = None) -> dict[str, Any]:
        named = {"TableName": self.name, "Key": to_wire(key._asdict())}
        return {"Delete": {**named, **_rendered(condition)}}

    def update(
        self,
        key: Key,
        expression: str,
        values: Item,
        names: dict[str, str] | None = None,
        condition: str = "",
    ) -> dict[str, Any]:
        """`condition` is an expression over the same names and values."""
        named = {"ExpressionAttributeNames": names} if names else {}
        conditioned = {"ConditionExpression": condition} if condition else {}
        return {
            "Update": {
                "TableName": self.name,
                "Key": to_wire(key._asdict()),
                "UpdateExpression": expression,
                "ExpressionAttributeValues": to_wire(values),
                **named,
                **conditioned,
            }
        }


def _rendered(condition: Condition | None) -> dict[str, Any]:
    if condition is None:
        return {}
    rendered: dict[str, Any] = {"ConditionExpression": condition.expression}
    if condition.names:
        rendered["ExpressionAttributeNames"] = condition.names
    if condition.values:
        rendered["ExpressionAttributeValues"] = to_wire(condition.values)
    return rendered


def _translated(error: Exception) -> Exception:
    code = error_code(error)
    reasons = _cancellation_reasons(error)
    if code == "TransactionCanceledException" and reasons and _RACES.issuperset(reasons):
        failed = (at for at, reason in enumerate(reasons) if reason == _CONDITION_FAILED)
        return Contended("Another write came first.", tuple(failed))
    if code in _LOST_RACES:
        return Contended(f"DynamoDB answered {code}.")
    others = sorted(set(reasons) - _RACES)
    return StoreUnavailable(f"DynamoDB answered {' '.join([code, *others])}.")


def _cancellation_reasons(error: Exception) -> list[str]:
    """One an operation, in their order (API reference, TransactWriteItems, "Errors")."""
    reasons = error_response(error).get("CancellationReasons") or []
    return [str(reason.get("Code")) for reason in reasons]
