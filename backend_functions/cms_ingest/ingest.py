"""Processes one delivery, and a batch of deliveries."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cms_ingest.dead_letters import DeadLetters
from cms_ingest.items import Trace
from cms_ingest.store import Outcome, Store, apply
from lectern.cms.source import Source
from lectern.content import Change, Published
from lectern.delivery import Delivery, from_sqs
from lectern.errors import BadSignature, LecternError, Rejected, UnknownSource
from lectern.log import Log
from lectern.metrics import Name
from lectern.sanitise import clean
from lectern.secrets import Secret


@dataclass(frozen=True, slots=True)
class Ingest:
    """The dependencies of this function."""

    source: Source
    store: Store
    secret: Secret
    dead_letters: DeadLetters
    media_origin: str
    log: Log


def process(event: Mapping[str, Any], ingest: Ingest) -> dict[str, list[dict[str, str]]]:
    """Returns a partial batch response: SQS redelivers exactly the messages that it names."""
    failed = [
        record["messageId"] for record in event["Records"] if not _done(from_sqs(record), ingest)
    ]
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}


def _done(delivery: Delivery, ingest: Ingest) -> bool:
    """Whether the message may leave the queue: written, already known, or dead-lettered."""
    log = ingest.log.about(delivery.correlation_id)
    try:
        return _accepted(delivery, ingest, log)
    except LecternError as error:
        log.warning("will be retried", code=error.code, detail=str(error))
    except Exception as error:
        log.unforeseen(error)
    return False


def _accepted(delivery: Delivery, ingest: Ingest, log: Log) -> bool:
    try:
        change = _change(delivery, ingest)
        trace = Trace(ingest.source.event_id(delivery.headers), delivery.correlation_id)
        outcome = apply(ingest.store, change, trace)
    except Rejected as error:
        ingest.dead_letters.send(delivery, error)
        log.error("rejected", code=error.code, detail=str(error))
        log.measure({"WebhooksRejected": 1})
        return True
    log.info(
        outcome,
        change=type(change).__name__.lower(),
        contentId=change.identity.content_id,
        version=change.version,
    )
    log.measure(_measured(outcome, ingest.store.now() - delivery.received_at))
    return True


def _measured(outcome: Outcome, seconds: float) -> dict[Name, float]:
    if outcome == "stale":
        return {"EntriesStale": 1}
    return {"EntriesWritten": 1, "IngestLag": round(max(seconds, 0) * 1000)}


def _change(delivery: Delivery, ingest: Ingest) -> Change:
    source = ingest.source
    if delivery.source != source.name:
        raise UnknownSource(f"Known sources: {source.name}.")
    _verify(source, delivery, ingest.secret)
    change = source.parse(delivery)
    if isinstance(change, Published):
        return replace(change, content=clean(change.content, ingest.media_origin))
    return change


def _verify(source: Source, delivery: Delivery, secret: Secret) -> None:
    """Verifies with the cached secrets, then again with the present ones: they may be rotated."""
    try:
        source.verify(delivery, secret.read())
    except BadSignature:
        source.verify(delivery, secret.reread())
