"""Decides which display names others may see, and publishes them."""
