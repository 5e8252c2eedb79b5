"""Deliveries that were taken into the queue and refused by ingest, as the operators' tool tells."""

from collections.abc import Iterable, Mapping
from typing import Any

from local.cms.webhooks.models import Delivery


def refuse(webhooks: Iterable[Mapping[str, Any]]) -> int:
    """Mark what was refused. What was put in line again since it was signed is another attempt.

    Both times are this CMS's own: `webhook-timestamp` is set when a webhook is signed.
    """
    return sum(_refused(str(one["id"]), int(one["signedAt"]), one["reason"]) for one in webhooks)


def _refused(message_id: str, signed_at: int, reason: str) -> bool:
    sent = Delivery.objects.filter(message_id=message_id, state=Delivery.State.DELIVERED)
    row = sent.first()
    if row is None or signed_at < int(row.queued_at.timestamp()):
        return False
    row.state, row.last_error = Delivery.State.REFUSED, f"The site refused it. {reason}"[:500]
    row.save(update_fields=["state", "last_error"])
    return True


def sent_again(message_ids: Iterable[str]) -> int:
    """What operators sent to ingest once more counts as arrived until it is refused once more."""
    refused = Delivery.objects.filter(message_id__in=[*message_ids], state=Delivery.State.REFUSED)
    return refused.update(state=Delivery.State.DELIVERED, last_error="")
