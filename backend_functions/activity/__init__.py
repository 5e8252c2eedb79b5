"""Reads what learners wrote in their own partitions, and publishes the public part of it."""
