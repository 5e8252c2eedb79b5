"""What the design needs in the document's head."""

import reflex as rx

SESSION_HINT = (
    "(function(){try{for(var k in localStorage)if(/\\.LastAuthUser$/.test(k))"
    "document.documentElement.dataset.session='in'}catch(e){}})()"
)
"""Marks `<html>` before the first paint when somebody signed in here before, so that the
front page for visitors does not flash past them. It decides nothing else."""


def components() -> list[rx.Component]:
    return [
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="apple-touch-icon", href="/apple-touch-icon.png"),
        rx.el.link(
            rel="preload",
            href="/fonts/literata.woff2",
            as_="font",
            type="font/woff2",
            cross_origin="anonymous",
        ),
        rx.el.meta(name="color-scheme", content="light dark"),
        rx.el.meta(name="theme-color", content="#f6f7f3", media="(prefers-color-scheme: light)"),
        rx.el.meta(name="theme-color", content="#0f1512", media="(prefers-color-scheme: dark)"),
        rx.el.script(dangerously_set_inner_html={"__html": SESSION_HINT}),
    ]
