"""Turns a CMS's webhooks, queued as they came, into entries of the content table."""
