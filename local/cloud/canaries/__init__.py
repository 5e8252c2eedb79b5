"""Attacks that the cloud makes on itself before it listens, and what they attack."""
