"""Reflex's settings for the export. There is no Reflex backend: see app.py."""

import reflex as rx
from reflex.plugins import SitemapPlugin

from webapp.build.plugin import Client

config = rx.Config(
    app_name="webapp",
    app_module_import="webapp.app",
    plugins=[Client()],
    disable_plugins=[SitemapPlugin],
    show_built_with_reflex=False,
    telemetry_enabled=False,
    frontend_compression_formats=["gzip", "brotli"],
)
