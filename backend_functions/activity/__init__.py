"""Reads what learners wrote in their own partitions, and publishes what may be known of it."""
