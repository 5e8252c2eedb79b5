"""How events reach functions: streams, their failing batches, schedules; and the workers."""
