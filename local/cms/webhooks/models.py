"""The outbox table, and the last announcement of each page."""

import secrets

from django.db import models
from django.utils import timezone


def message_id() -> str:
    """A webhook's id: the same for every attempt (Standard Webhooks, "Webhook headers")."""
    return f"msg_{secrets.token_hex(16)}"


class Delivery(models.Model):
    """One event. Its id is the event's version: SQLite never gives an AUTOINCREMENT id twice.

    `body` is exactly what is sent, fixed when the change happened. A failed delivery never got into
    the queue; ingest refused a refused one after the queue.
    """

    class State(models.TextChoices):
        PENDING = "pending", "Waiting"
        DELIVERED = "delivered", "Delivered"
        FAILED = "failed", "Failed"
        REFUSED = "refused", "Refused"

    ERROR_CHARACTERS = 500

    UNSEEN = (State.FAILED, State.REFUSED)
    """Deliveries that learners don't have although an editor published them."""

    id = models.BigAutoField(primary_key=True)
    message_id = models.CharField(max_length=40, unique=True, default=message_id, editable=False)
    event = models.CharField(max_length=20)
    page_id = models.BigIntegerField("page")
    content_type = models.CharField(max_length=12)
    title = models.CharField(max_length=255)
    body = models.TextField(default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    last_error = models.CharField(max_length=ERROR_CHARACTERS, blank=True)
    created_at = models.DateTimeField("changed", default=timezone.now)
    queued_at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.BigIntegerField(default=0, editable=False)
    """Of what became of it after the queue: in milliseconds, by the clock of whoever reports."""

    class Meta:
        ordering = ("-id",)
        verbose_name = "webhook delivery"
        verbose_name_plural = "webhook deliveries"
        default_permissions = ("view", "change")
        permissions = [("report_delivery", "Can say what became of a delivery after the queue")]
        indexes = [models.Index(fields=["state", "id"], name="webhooks_waiting")]

    def __str__(self) -> str:
        return f"{self.event} {self.title} (version {self.pk})"


class Announcement(models.Model):
    """The last announcement of a page that was public at least once.

    `content` is a digest of the payload; `uses` names what the page shows besides its own text.
    """

    page_id = models.BigIntegerField(primary_key=True)
    content_type = models.CharField(max_length=12)
    locale = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    public = models.BooleanField()
    placement = models.TextField()
    content = models.CharField(max_length=64, default="")
    uses = models.JSONField(default=list)
