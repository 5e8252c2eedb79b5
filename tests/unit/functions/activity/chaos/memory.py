"""A DynamoDB in memory: as much of it as `activity` asks for, fast enough for many thousand calls.

moto decides the same in `test_memory.py`, on every operation that the chaos asks.
"""

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import ClientError

Wire = dict[str, Any]
Mark = tuple[str, str, str]
_TOKEN = re.compile(r"\(|\)|<=|>=|=|<|>|,|[#:\w.]+")
_CLAUSE = re.compile(r"\b(SET|REMOVE|ADD)\b")


def failed(code: str, reasons: list[str] | None = None) -> ClientError:
    told: Any = {"Error": {"Code": code, "Message": code}}
    if reasons is not None:
        told["CancellationReasons"] = [{"Code": each} for each in reasons]
    return ClientError(told, "memory")


@dataclass
class Memory:
    """Stands for the client; a call is one moment."""

    partitions: dict[tuple[str, str], dict[str, Wire]] = field(default_factory=dict)
    lock: Any = field(default_factory=threading.RLock)

    def find(self, mark: Mark) -> Wire | None:
        return self.partitions.get(mark[:2], {}).get(mark[2])

    def keep(self, mark: Mark, item: Wire) -> None:
        self.partitions.setdefault(mark[:2], {})[mark[2]] = item

    def forget(self, mark: Mark) -> None:
        self.partitions.get(mark[:2], {}).pop(mark[2], None)

    def get_item(self, TableName: str, Key: Wire, **_: Any) -> Wire:  # noqa: N803
        with self.lock:
            found = self.find(_mark(TableName, Key))
            return {"Item": {**found}} if found else {}

    def query(self, **asked: Any) -> Wire:
        """Newest first between two sort keys, some attributes of each, as `activity` asks."""
        values = {name: each["S"] for name, each in asked["ExpressionAttributeValues"].items()}
        names = [_name(each.strip(), asked) for each in asked["ProjectionExpression"].split(",")]
        with self.lock:
            partition = self.partitions.get((asked["TableName"], values[":pk"]), {})
            found = sorted(sk for sk in partition if values[":since"] <= sk <= values[":until"])
            items = [partition[sk] for sk in reversed(found)][: asked["Limit"]]
            newest = [{name: each[name] for name in names if name in each} for each in items]
        return {
            "Items": newest,
            **({"LastEvaluatedKey": {}} if len(found) > asked["Limit"] else {}),
        }

    def put_item(self, **operation: Any) -> Wire:
        return self._one({"Put": operation})

    def update_item(self, **operation: Any) -> Wire:
        return self._one({"Update": operation})

    def _one(self, operation: Wire) -> Wire:
        with self.lock:
            if not self._holds(operation):
                raise failed("ConditionalCheckFailedException")
            self._do(operation)
        return {}

    def transact_write_items(self, TransactItems: list[Wire]) -> Wire:  # noqa: N803
        with self.lock:
            marks = [_of(each) for each in TransactItems]
            if len({*marks}) != len(marks) or len(marks) > 100:
                raise failed("ValidationException")
            holds = [self._holds(each) for each in TransactItems]
            if not all(holds):
                reasons = ["None" if held else "ConditionalCheckFailed" for held in holds]
                raise failed("TransactionCanceledException", reasons)
            for each in TransactItems:
                self._do(each)
        return {}

    def _holds(self, operation: Wire) -> bool:
        ((_, told),) = operation.items()
        if "ConditionExpression" not in told:
            return True
        return holds(told["ConditionExpression"], told, self.find(_of(operation)) or {})

    def _do(self, operation: Wire) -> None:
        ((verb, told),) = operation.items()
        mark = _of(operation)
        if verb == "Put":
            self.keep(mark, {**told["Item"]})
        elif verb == "Delete":
            self.forget(mark)
        else:
            item = {**(self.find(mark) or told["Key"])}
            changed(told["UpdateExpression"], told, item)
            self.keep(mark, item)


def _mark(table: str, key: Mapping[str, Any]) -> Mark:
    return (table, key["pk"]["S"], key["sk"]["S"])


def _of(operation: Wire) -> Mark:
    ((_, told),) = operation.items()
    return _mark(told["TableName"], told.get("Key") or told["Item"])


def _plain(value: Wire) -> Any:
    ((kind, content),) = value.items()
    return int(content) if kind == "N" else content


def holds(expression: str, told: Wire, item: Wire) -> bool:
    """`OR` of `AND` of functions and comparisons, with brackets."""
    tokens = _TOKEN.findall(expression)
    held = _either(tokens, lambda: _term(tokens, told, item))
    assert not tokens, expression
    return held


def _either(tokens: list[str], term: Callable[[], bool]) -> bool:
    held = _both(tokens, term)
    while tokens and tokens[0] == "OR":
        tokens.pop(0)
        held = _both(tokens, term) or held
    return held


def _both(tokens: list[str], term: Callable[[], bool]) -> bool:
    held = term()
    while tokens and tokens[0] == "AND":
        tokens.pop(0)
        held = term() and held
    return held


def _term(tokens: list[str], told: Wire, item: Wire) -> bool:
    first = tokens.pop(0)
    if first == "(":
        held = _either(tokens, lambda: _term(tokens, told, item))
        assert tokens.pop(0) == ")"
        return held
    if first in {"attribute_exists", "attribute_not_exists"}:
        assert tokens.pop(0) == "("
        there = _name(tokens.pop(0), told) in item
        assert tokens.pop(0) == ")"
        return there == (first == "attribute_exists")
    operator, value = tokens.pop(0), _plain(told["ExpressionAttributeValues"][tokens.pop(0)])
    name = _name(first, told)
    if name not in item:
        return False
    found = _plain(item[name])
    return bool(found == value if operator == "=" else found < value)


def changed(expression: str, told: Wire, item: Wire) -> None:
    parts = _CLAUSE.split(expression)[1:]
    for verb, clause in zip(parts[::2], parts[1::2], strict=True):
        for each in clause.split(","):
            name, *value = each.replace("=", " ").split()
            name = _name(name, told)
            if verb == "REMOVE":
                item.pop(name, None)
                continue
            given = told["ExpressionAttributeValues"][value[0]]
            if verb == "ADD":
                before = int(item.get(name, {"N": "0"})["N"])
                given = {"N": str(before + int(given["N"]))}
            item[name] = given


def _name(token: str, told: Wire) -> str:
    return str(told.get("ExpressionAttributeNames", {}).get(token, token))
