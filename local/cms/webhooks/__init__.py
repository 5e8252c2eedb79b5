"""The outbox: changes for learners, as signed webhooks that are never lost."""
