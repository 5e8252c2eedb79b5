"""Fills a CMS with courses, over its HTTP API only."""

from local.seed.loader import SeedReport, expected_entries, seed

__all__ = ["SeedReport", "expected_entries", "seed"]
