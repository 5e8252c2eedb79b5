"""The URLs that may be signed: those in a block of a published entry."""

from collections.abc import Mapping
from typing import Any

from lectern import keys
from lectern.dynamodb import Table
from lectern.errors import NoSuchMedia
from lectern.statuses import PUBLISHED
from media.request import MediaRequest


def address(asked: MediaRequest, origin: str, table: Table) -> str:
    """The file's address as the entry has it; raises NoSuchMedia.

    An unpublished entry's item is a tombstone without blocks, so its files stop being handed out
    with the entry itself.
    """
    wanted = origin + asked.path
    entry = table.get(keys.entry(asked.content_id)) or {}
    if entry.get("status") != PUBLISHED or wanted not in _addresses(entry):
        raise NoSuchMedia
    return wanted


def _addresses(entry: Mapping[str, Any]) -> set[str]:
    return {block["url"] for block in entry.get("blocks", ()) if "url" in block}
