"""Fills a CMS with courses, over its HTTP API only."""

from local.seed.loader import SeedReport, seed

__all__ = ["SeedReport", "seed"]
