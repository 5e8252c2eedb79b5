"""The HTML part of a mail: one light card. Styles are inline, as mail clients drop others."""

from collections.abc import Mapping
from html import escape

from lectern.notices.notice import Kind, Notice

_INK, _FAINT, _LINE, _PAPER = "#1b1f2a", "#5c6475", "#e3e6ee", "#f5f6fa"
_ACCENT = "#b4232f"
_SANS = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_MONO = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace"


def page(notice: Notice) -> str:
    title = escape(notice.subject)
    kinds = "".join(_kind(kind) for kind in notice.kinds)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}'
        f'</title></head><body style="margin:0;padding:24px 12px;background:{_PAPER};{_SANS};'
        f'color:{_INK};font-size:15px;line-height:1.55">'
        f'<div style="max-width:600px;margin:0 auto;background:#fff;border:1px solid {_LINE};'
        f'border-top:4px solid {_ACCENT};border-radius:10px;padding:28px 28px 20px">'
        f'<p style="margin:0 0 4px;font-size:12px;letter-spacing:.06em;text-transform:uppercase;'
        f'color:{_ACCENT};font-weight:600">Webhooks not used</p>'
        f'<p style="margin:0">{escape(notice.summary)}</p>{kinds}'
        f"{_section('How to replay what is parked', _paragraph(notice.replay))}"
        f'</div><p style="max-width:600px;margin:14px auto 0;color:{_FAINT};font-size:12px">'
        f"{escape(notice.footer)}</p></body></html>"
    )


def _kind(kind: Kind) -> str:
    return (
        f'<h1 style="margin:26px 0 10px;font-size:20px;line-height:1.3">'
        f"{kind.count} × {escape(kind.name)}</h1>"
        f'<p style="margin:0">{escape(kind.reason.meaning)}</p>'
        f"{_section('What to do', _paragraph(kind.reason.advice))}"
        f"{_section('The first of them', _table(kind.facts))}"
        f"{_section('How its body begins', _quotation(kind.excerpt))}"
    )


def _section(title: str, content: str) -> str:
    return (
        f'<h2 style="margin:24px 0 6px;font-size:13px;color:{_FAINT};font-weight:600">'
        f"{escape(title)}</h2>{content}"
    )


def _paragraph(text: str) -> str:
    """Text between backquotes is set as code."""
    pieces = (
        f'<code style="{_MONO};background:{_PAPER};padding:1px 5px;border-radius:4px">'
        f"{escape(piece)}</code>"
        if at % 2
        else escape(piece)
        for at, piece in enumerate(text.split("`"))
    )
    return f'<p style="margin:0">{"".join(pieces)}</p>'


def _table(facts: Mapping[str, str]) -> str:
    cell = f"padding:6px 0;border-bottom:1px solid {_LINE};vertical-align:top"
    rows = "".join(
        f'<tr><th scope="row" style="{cell};text-align:left;font-weight:500;color:{_FAINT};'
        f'width:130px">{escape(name)}</th><td style="{cell};word-break:break-word">'
        f"{escape(value)}</td></tr>"
        for name, value in facts.items()
    )
    return f'<table style="width:100%;border-collapse:collapse;font-size:14px">{rows}</table>'


def _quotation(excerpt: str) -> str:
    return (
        f'<pre style="margin:0;padding:12px 14px;background:{_PAPER};border-radius:8px;{_MONO};'
        f'font-size:12.5px;white-space:pre-wrap;word-break:break-word">'
        f"{escape(excerpt) or '(empty)'}</pre>"
    )
