"""The embedded CMS: Wagtail, headless, on loopback, with an outbox of signed webhooks."""
