"""The outbox: what changed for learners, as signed webhooks that are never lost."""
