"""Asks the CMS's own search on a learner's behalf, and adds what only Lectern knows."""
