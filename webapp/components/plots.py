"""Plots: drawings of numbers that stand in a table beside them, and the year as a table."""

from typing import Any

import reflex as rx

from webapp.client.links import link
from webapp.client.states import Bar, HeatDay, HeatRow
from webapp.components.choice import each, when


def _column(bar: Bar) -> rx.Component:
    """One bar that grows from the foot of the drawing."""
    drawn = rx.el.rect(custom_attrs={"x": 20, "y": bar.rest, "width": 60, "height": bar.size})
    return _drawing("0 0 100 100", drawn, "plot-column")


def _line(bar: Bar) -> rx.Component:
    """One bar that grows from the left, before the line that is all of it."""
    whole = rx.el.rect(custom_attrs={"width": 100, "height": 8, "className": "plot-whole"})
    drawn = rx.el.rect(custom_attrs={"width": bar.size, "height": 8})
    return _drawing("0 0 100 8", rx.fragment(whole, drawn), "plot-line")


def _drawing(view: str, drawn: rx.Component, class_name: str) -> rx.Component:
    return rx.el.svg(
        drawn,
        view_box=view,
        custom_attrs={"preserveAspectRatio": "none"},
        class_name=class_name,
        aria_hidden="true",
    )


def columns(bars: list[Bar]) -> rx.Component:
    """A picture alone: the table beside it has the numbers."""
    return rx.el.div(each(bars, _column), class_name="plot", aria_hidden="true")


def lines(bars: list[Bar]) -> rx.Component:
    return rx.el.div(each(bars, _line), class_name="plot-lines", aria_hidden="true")


def numbers(bars: list[Bar], what: str, how_many: str, caption: str) -> rx.Component:
    def row(bar: Bar) -> rx.Component:
        named: Any = rx.el.span(bar.label, dir="auto", lang=bar.lang)
        return rx.el.tr(
            rx.el.th(when(bar.href != "", link(named, href=bar.href), bar.label), scope="row"),
            rx.el.td(bar.count),
        )

    head = rx.el.tr(rx.el.th(what, scope="col"), rx.el.th(how_many, scope="col"))
    return rx.el.table(
        rx.el.caption(caption, class_name="unseen"),
        rx.el.thead(head),
        rx.el.tbody(each(bars, row)),
        class_name="numbers",
    )


def _day(day: HeatDay) -> rx.Component:
    return rx.el.td(
        rx.el.span(day.label, class_name="unseen"),
        rx.el.span(day.count, class_name="heat-count", aria_hidden="true"),
        title=day.label,
        custom_attrs={"data-level": day.level},
    )


def _row(row: HeatRow) -> rx.Component:
    return rx.el.tr(rx.el.th(row.name, scope="row"), each(row.days, _day))


def heat_map(months: list[str], rows: list[HeatRow], caption: str) -> rx.Component:
    """A table that a keyboard can scroll: weekdays by weeks, the last of them this one."""
    head = rx.el.tr(
        rx.el.td(),
        each(months, lambda month: rx.el.td(month, class_name="heat-month")),
        aria_hidden="true",
    )
    table = rx.el.table(
        rx.el.caption(caption, class_name="unseen"),
        rx.el.thead(head),
        rx.el.tbody(each(rows, _row)),
        class_name="heat",
    )
    return rx.el.div(
        table, class_name="heat-region", role="region", aria_label=caption, tab_index=0
    )
