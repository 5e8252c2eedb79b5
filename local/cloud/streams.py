"""Keeps DynamoDB stream records across a restart.

The emulator saves how far each event source mapping has read, but not the records it counts:
after a restart it would skip as many new records as it had read before. Saved together, a
record that was written but not yet delivered when the cloud stopped is delivered after it.
"""

from collections.abc import Callable
from typing import Any

from local.cloud import hooks

DYNAMODB = "ministack.services.dynamodb"
LAMBDA = "ministack.services.lambda_svc"
SAVED_AS = "lectern_stream_records"
STORES = ("_stream_records", "_stream_trimmed")


def install() -> None:
    hooks.replace(hooks.Target(DYNAMODB, "get_state", ()), _with_records)
    hooks.replace(hooks.Target(DYNAMODB, "load_persisted_state", ("data",)), _restore_records)


def _stores() -> dict[str, Any]:
    scoped = hooks.attribute("ministack.core.responses", "AccountRegionScopedDict", type)
    return {name: hooks.attribute(DYNAMODB, name, scoped) for name in STORES}


def _with_records(shipped: Callable[[], dict[str, Any]]) -> Callable[[], dict[str, Any]]:
    def get_state() -> dict[str, Any]:
        return {**shipped(), SAVED_AS: _stores()}

    return get_state


def _restore_records(shipped: Callable[[Any], None]) -> Callable[[Any], None]:
    def load_persisted_state(data: Any) -> None:
        shipped(data)
        saved = data.get(SAVED_AS, {})
        for name, store in _stores().items():
            if name in saved:
                store.update(saved[name])

    return load_persisted_state


def forget_impossible_positions() -> None:
    """Moves a reader that claims to be past a stream's end back to that end.

    Lambda's positions and the tables are saved one after the other; after a hard kill the
    positions may be the newer.
    """
    positions = hooks.attribute(LAMBDA, "_dynamodb_stream_positions", object)
    mappings = hooks.attribute(LAMBDA, "_esms", object)
    stores = _stores()
    for (account, region, identifier), mapping in list(mappings.all_items()):
        table = _table_of(mapping.get("EventSourceArn", ""))
        position = positions.get_scoped(account, region, identifier)
        if table is None or position is None:
            continue
        records = stores["_stream_records"].get_scoped(account, region, table) or []
        trimmed = stores["_stream_trimmed"].get_scoped(account, region, table) or 0
        positions.set_scoped(account, region, identifier, min(position, trimmed + len(records)))


def _table_of(stream_arn: str) -> str | None:
    """The table's name in `arn:aws:dynamodb:<region>:<account>:table/<name>/stream/<label>`."""
    _, separator, rest = stream_arn.partition(":table/")
    return rest.split("/", 1)[0] if separator and "/stream/" in rest else None
