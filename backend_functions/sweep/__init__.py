"""Finds and deletes the partitions of deleted accounts."""
