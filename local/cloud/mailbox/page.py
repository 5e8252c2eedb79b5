"""The mailbox as a page for a person, and as JSON for a program."""

import html
import json
from dataclasses import asdict

from local.cloud.mailbox.inbox import Mail
from local.cloud.request.asgi import Answer

POLICY = b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def as_json(messages: list[Mail]) -> Answer:
    return Answer(200, json.dumps({"messages": [asdict(mail) for mail in messages]}).encode())


def as_page(messages: list[Mail]) -> Answer:
    rows = "".join(_article(mail) for mail in messages) or "<p>No mail has been sent yet.</p>"
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Local mail</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;"
        "max-width:44rem;margin:2rem auto;padding:0 1rem}article{border-top:1px solid #8886;"
        "padding:1rem 0}h2{font-size:1.1rem;margin:0}pre{white-space:pre-wrap;"
        "overflow-wrap:anywhere;font:inherit}small{opacity:.75}</style>"
        f"<main><h1>Local mail</h1>{rows}</main></html>"
    )
    return Answer(
        200,
        page.encode(),
        "text/html; charset=utf-8",
        ((b"content-security-policy", POLICY), (b"cache-control", b"no-store")),
    )


def _article(mail: Mail) -> str:
    to = html.escape(", ".join(mail.to))
    return (
        f"<article><h2>{html.escape(mail.subject)}</h2>"
        f"<small>to {to}, from {html.escape(mail.sender)}, {html.escape(mail.sent_at)}</small>"
        f"<pre>{html.escape(mail.text)}</pre></article>"
    )
