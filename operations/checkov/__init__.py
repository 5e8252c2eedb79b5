"""Checkov over the templates: every finding is mended, or suppressed with its reason."""
