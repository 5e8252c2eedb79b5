"""Repairs the stream positions after a hard kill of the cloud."""

from local.cloud.patches.emulator import hooks
from local.cloud.patches.lambda_.stream_readers import DYNAMODB, MAPPINGS, POSITIONS
from local.cloud.patches.persistence import kept_stores


def forget_impossible_positions() -> None:
    """Moves a reader that claims to be past a stream's end back to that end.

    Lambda's positions and the tables are saved one after the other; after a hard kill the
    positions may be the newer.
    """
    positions = hooks.attribute(*POSITIONS)
    mappings = hooks.attribute(*MAPPINGS)
    all_records = kept_stores.store(DYNAMODB, "_stream_records")
    all_trimmed = kept_stores.store(DYNAMODB, "_stream_trimmed")
    for (account, region, identifier), mapping in list(mappings.all_items()):
        table = _table_of(mapping.get("EventSourceArn", ""))
        position = positions.get_scoped(account, region, identifier)
        if table is None or position is None:
            continue
        records = all_records.get_scoped(account, region, table) or []
        trimmed = all_trimmed.get_scoped(account, region, table) or 0
        end = trimmed + len(records)
        positions.set_scoped(account, region, identifier, min(position, end))


def _table_of(stream_arn: str) -> str | None:
    """The table's name in `arn:aws:dynamodb:<region>:<account>:table/<name>/stream/<label>`."""
    _, separator, rest = stream_arn.partition(":table/")
    return rest.split("/", 1)[0] if separator and "/stream/" in rest else None
