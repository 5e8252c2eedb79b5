"""The reader that brought a function a stream's records, and its position.

The emulator has one reader for each event source mapping. It hands over the very records that the
stream holds, so by these it is told apart from somebody who invokes the function with copies.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from local.cloud.patches.emulator import hooks

DYNAMODB = "ministack.services.dynamodb"
LAMBDA = "ministack.services.lambda_svc"
SOURCE = "aws:dynamodb"
EXECUTE = hooks.Target(LAMBDA, "_execute_function", ("func", "event"))
SINCE = hooks.Target(
    DYNAMODB, "stream_records_since", ("table_name", "position", "limit", "account_id", "region")
)
MAPPINGS = hooks.Value(LAMBDA, "_esms", object)
POSITIONS = hooks.Value(LAMBDA, "_dynamodb_stream_positions", object)
Record = Mapping[str, Any]


@dataclass(frozen=True)
class Reader:
    """Positions count the records of the stream from its beginning."""

    mapping: dict[str, Any]
    records: Sequence[Record]

    @property
    def position(self) -> int:
        """Of the first record that isn't dealt with."""
        return _position(self.mapping)

    def moves_to(self, position: int) -> None:
        _positions()[self.mapping["UUID"]] = position

    def after(self, record: Record) -> int:
        """The position behind a record that isn't dealt with; filtered ones are counted too."""
        found = next(at for at, each in enumerate(_live(self.mapping)) if each is record)
        return self.position + found + 1

    def left(self) -> list[Record]:
        """What of the batch isn't dealt with."""
        live = {id(each) for each in _live(self.mapping)}
        return [each for each in self.records if id(each) in live]


def of(func: Mapping[str, Any], event: Any) -> Reader | None:
    """None for all but a batch that a mapping's reader brings."""
    records = event.get("Records") if isinstance(event, dict) else None
    if not records or records[0].get("eventSource") != SOURCE:
        return None
    config = func.get("config") or func
    wanted = (records[0].get("eventSourceARN"), config["FunctionName"])
    for mapping in mappings():
        ours = (mapping["EventSourceArn"], mapping["FunctionName"]) == wanted
        if ours and any(each is records[0] for each in _live(mapping)):
            return Reader(mapping, records)
    return None


def mappings() -> Iterable[dict[str, Any]]:
    found: Iterable[dict[str, Any]] = hooks.attribute(*MAPPINGS).values()
    return found


def at(table: str, position: int) -> Iterable[str]:
    """The ids of the mappings whose readers stand there in a table's stream."""
    for mapping in mappings():
        if _table(mapping) == table and _position(mapping) == position:
            yield str(mapping["UUID"])


def _live(mapping: Mapping[str, Any]) -> Sequence[Record]:
    """What the reader would read now."""
    found: Sequence[Record] = hooks.original(SINCE)(
        _table(mapping), _position(mapping), mapping.get("BatchSize", 100)
    )
    return found


def _table(mapping: Mapping[str, Any]) -> str:
    return str(mapping["EventSourceArn"].partition(":table/")[2].partition("/")[0])


def _position(mapping: Mapping[str, Any]) -> int:
    return int(_positions().get(mapping["UUID"], 0))


def _positions() -> Any:
    return hooks.attribute(*POSITIONS)
