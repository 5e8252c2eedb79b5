"""From sources to a directory that any static host can serve."""
