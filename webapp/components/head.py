"""What the design needs in the document's head."""

import reflex as rx

from webapp.components.raw import script

SESSION_HINT = (
    "(function(){try{for(var k in localStorage)if(/\\.LastAuthUser$/.test(k))"
    "document.documentElement.dataset.session='in'}catch(e){}})()"
)
"""Marks `<html>` before the first paint when somebody signed in here before, so that the
front page for visitors does not flash past them. It decides nothing else."""


_PAPER = {"light": "#f6f7f3", "dark": "#0f1512"}


def components() -> list[rx.Component]:
    return [
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="apple-touch-icon", href="/apple-touch-icon.png"),
        rx.el.link(
            rel="preload",
            href="/fonts/literata.woff2",
            type="font/woff2",
            cross_origin="anonymous",
            custom_attrs={"as": "font"},
        ),
        rx.el.meta(name="color-scheme", content="light dark"),
        *(
            rx.el.meta(
                name="theme-color",
                content=paper,
                custom_attrs={"media": f"(prefers-color-scheme: {scheme})"},
            )
            for scheme, paper in _PAPER.items()
        ),
        script(SESSION_HINT),
    ]
