"""The process that sends the outbox in order until every delivery has arrived."""
