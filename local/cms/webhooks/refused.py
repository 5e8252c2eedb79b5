"""What became of deliveries after the queue, as the function `tell_editors` reports it.

Reports may come twice and in any order: each has a time, and the newest one of a delivery counts.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from local.cms.webhooks.models import Delivery


def refuse(webhooks: Iterable[Mapping[str, Any]]) -> int:
    """Marks refused deliveries. A delivery queued again after that signature is another attempt.

    Both times are this CMS's own: `webhook-timestamp` is set when a webhook is signed.
    """
    return sum(
        _refused(str(one["id"]), int(one["at"]), int(one["signedAt"]), str(one["reason"]))
        for one in webhooks
    )


def sent_again(webhooks: Iterable[Mapping[str, Any]]) -> int:
    """A delivery that operators replayed counts as arrived until ingest refuses it again."""
    return sum(_sent_again(str(one["id"]), int(one["at"])) for one in webhooks)


def _refused(message_id: str, at: int, signed_at: int, reason: str) -> bool:
    row = _behind(message_id, at)
    if row is None or signed_at < int(row.queued_at.timestamp()):
        return False
    before, row.reported_at = row.state, at
    row.state = Delivery.State.REFUSED
    row.last_error = f"The site refused it. {reason}"[: Delivery.ERROR_CHARACTERS]
    row.save(update_fields=["state", "last_error", "reported_at"])
    return before != row.state


def _sent_again(message_id: str, at: int) -> bool:
    row = _behind(message_id, at)
    if row is None:
        return False
    before, row.reported_at = row.state, at
    row.state, row.last_error = Delivery.State.DELIVERED, ""
    row.save(update_fields=["state", "last_error", "reported_at"])
    return before != row.state


def _behind(message_id: str, at: int) -> Delivery | None:
    """The delivery, if it has left the outbox and its last report is older."""
    return Delivery.objects.filter(
        message_id=message_id,
        state__in=(Delivery.State.DELIVERED, Delivery.State.REFUSED),
        reported_at__lt=at,
    ).first()
