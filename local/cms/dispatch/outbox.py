"""One pass over the outbox: send what is due, in order of version, and note what came of it."""

import random
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from local.cms.dispatch.destination import Post
from local.cms.dispatch.verdict import ATTEMPTS, Outcome, Verdict, delay_seconds
from local.cms.webhooks.models import Delivery

BATCH = 50


def send_due(post: Post) -> int:
    """Send at most BATCH deliveries; returns how many arrived.

    A receiver that is down stops the pass, so that later events wait their turn. A body that
    is refused for its own sake is set aside and stops nothing.
    """
    arrived = 0
    for delivery in Delivery.objects.filter(state=Delivery.State.PENDING).order_by("id")[:BATCH]:
        if delivery.due_at > timezone.now():
            break
        outcome = post(delivery.message_id, delivery.body.encode())
        note(delivery, outcome)
        if outcome.verdict is Verdict.LATER:
            break
        arrived += outcome.verdict is Verdict.ARRIVED
    return arrived


def note(delivery: Delivery, outcome: Outcome) -> None:
    """Record one attempt. A delivery is never dropped: it arrives, waits, or is shown as failed."""
    now = timezone.now()
    delivery.attempts += 1
    delivery.last_error = outcome.problem[:500]
    if outcome.verdict is Verdict.ARRIVED:
        delivery.state, delivery.delivered_at = Delivery.State.DELIVERED, now
    elif outcome.verdict is Verdict.REFUSED or delivery.attempts >= ATTEMPTS:
        delivery.state = Delivery.State.FAILED
    else:
        wait = delay_seconds(delivery.attempts, random.random())  # noqa: S311 (jitter, no secret)
        delivery.due_at = now + timedelta(seconds=wait)
    delivery.save(update_fields=["attempts", "last_error", "state", "delivered_at", "due_at"])


def hurry() -> None:
    """What waited for an earlier dispatcher needn't wait for this one."""
    Delivery.objects.filter(state=Delivery.State.PENDING).update(due_at=timezone.now())


def send_again(deliveries: QuerySet[Delivery]) -> int:
    """Put the deliveries of a queryset back in line, whatever became of them before."""
    now = timezone.now()
    return deliveries.update(
        state=Delivery.State.PENDING, attempts=0, queued_at=now, due_at=now, delivered_at=None
    )
