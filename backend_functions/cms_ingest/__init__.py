"""Turns a CMS's queued webhooks into entries of the content table."""
