"""Fills a CMS with courses, only by its HTTP API."""

from local.seed.loader import SeedReport, seed

__all__ = ["SeedReport", "seed"]
