"""Publishes comments: what a record claims, whether it may stand, and what others see of it."""
