"""Withdraws what deleted accounts left: finds their partitions, and deletes them."""
