"""Searches the CMS for a learner, and adds Lectern's own counters."""
