"""A client that adds up the write units of what succeeds.

Each request is charged as DynamoDB does (developer guide, "DynamoDB read and write operations" and
"Managing complex workflows with transactions"): a unit for each KiB begun of the larger item,
before or after, two in a transaction; a condition check like a write of the item that it looks at.
"""

from dataclasses import dataclass, field
from typing import Any

from lectern.limits import WRITE_UNIT_BYTES


@dataclass
class Charged:
    client: Any
    units: int = 0
    exceptions: Any = field(init=False)

    def __post_init__(self) -> None:
        self.exceptions = self.client.exceptions

    def get_item(self, **asked: Any) -> Any:
        return self.client.get_item(**asked)

    def query(self, **asked: Any) -> Any:
        return self.client.query(**asked)

    def put_item(self, **asked: Any) -> Any:
        return self._charged([asked], 1, self.client.put_item, asked)

    def update_item(self, **asked: Any) -> Any:
        return self._charged([asked], 1, self.client.update_item, asked)

    def delete_item(self, **asked: Any) -> Any:
        return self._charged([asked], 1, self.client.delete_item, asked)

    def transact_write_items(self, TransactItems: list[dict[str, Any]]) -> Any:  # noqa: N803
        members = [next(iter(each.values())) for each in TransactItems]
        whole = {"TransactItems": TransactItems}
        return self._charged(members, 2, self.client.transact_write_items, whole)

    def _charged(
        self, members: list[dict[str, Any]], times: int, call: Any, body: dict[str, Any]
    ) -> Any:
        before = [self._of(each) for each in members]
        answer = call(**body)
        after = [self._of(each) for each in members]
        self.units += times * sum(map(max, before, after))
        return answer

    def _of(self, asked: dict[str, Any]) -> int:
        item = asked.get("Item") or asked["Key"]
        key = {name: item[name] for name in ("pk", "sk")}
        found = self.client.get_item(TableName=asked["TableName"], Key=key).get("Item", {})
        size = sum(len(name) + _bytes(value) for name, value in found.items())
        return max(1, -(-size // WRITE_UNIT_BYTES))


def _bytes(value: dict[str, Any]) -> int:
    """Near enough: texts by their length, all else by what it takes as text."""
    (held,) = value.values()
    return len(str(held).encode())
