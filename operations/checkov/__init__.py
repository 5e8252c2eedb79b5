"""Checkov for the templates: every finding is fixed, or suppressed with a reason."""
