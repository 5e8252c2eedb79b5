"""Tells the CMS's editors which of their webhooks ingest refused, and which were sent again."""
