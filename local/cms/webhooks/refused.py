"""Deliveries that the queue accepted and ingest refused, as the operators' tool reports them."""

from collections.abc import Iterable, Mapping
from typing import Any

from local.cms.webhooks.models import Delivery


def refuse(webhooks: Iterable[Mapping[str, Any]]) -> int:
    """Marks refused deliveries. A delivery queued again after that signature is another attempt.

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
    """A delivery that operators replayed counts as arrived until ingest refuses it again."""
    refused = Delivery.objects.filter(message_id__in=[*message_ids], state=Delivery.State.REFUSED)
    return refused.update(state=Delivery.State.DELIVERED, last_error="")
