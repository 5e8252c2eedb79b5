"""The parts of a lesson's body, one function a kind."""

import reflex as rx

from lectern.code_languages import ALIASES, CODE_LANGUAGES
from webapp.client.states import Block
from webapp.components.behaviour import copied, copy_code, highlighted
from webapp.components.choice import by, pick, when
from webapp.components.film import film_block
from webapp.components.icons import icon
from webapp.components.raw import anchor, html_code, html_div, html_region, size

_NAMES = (
    ("", "Code"),
    *CODE_LANGUAGES.items(),
    *((alias, CODE_LANGUAGES[name]) for alias, name in ALIASES.items()),
)


def _language(block: Block) -> object:
    return rx.match(block.language, *_NAMES, block.language)


def _html(block: Block) -> rx.Component:
    """Text. It was sanitised where it entered the table and again by the data layer."""
    return html_div(block.html, "prose-text")


def _code(block: Block) -> rx.Component:
    return rx.el.figure(
        rx.el.figcaption(
            rx.el.span(_language(block), class_name="capital"),
            rx.el.button(
                icon("copy"),
                rx.el.span(pick(copied().key == block.key, "Copied", "Copy"), aria_live="polite"),
                type="button",
                class_name="code-copy",
                on_click=copy_code.partial(block.key, block.code),
            ),
            class_name="code-head",
        ),
        rx.el.pre(
            html_code(highlighted(block.language, block.code)),
            dir="ltr",
            tab_index=0,
            role="region",
            aria_label=f"Code, {block.language}",
        ),
        class_name="code",
    )


def _image(block: Block) -> rx.Component:
    return rx.el.figure(
        rx.el.img(
            src=block.url,
            src_set=block.srcset,
            sizes="(min-width: 60rem) 45rem, 92vw",
            alt=block.alt,
            custom_attrs=size(block.width, block.height),
            loading="lazy",
        ),
        when(block.caption != "", rx.el.figcaption(block.caption, dir="auto")),
        class_name="figure",
    )


def _table(block: Block) -> rx.Component:
    """As wide as it must be, inside a box that scrolls and that a keyboard can reach."""
    return rx.el.figure(
        html_region(block.html, pick(block.caption != "", block.caption, "Table")),
        when(block.caption != "", rx.el.figcaption(block.caption, dir="auto")),
        class_name="figure",
    )


def _quote(block: Block) -> rx.Component:
    return rx.el.figure(
        rx.el.blockquote(rx.el.p(block.text), dir="auto"),
        when(block.attribution != "", rx.el.figcaption(block.attribution, dir="auto")),
        class_name="pull-quote",
    )


def _video(block: Block) -> rx.Component:
    """A plain link: no player of another site runs in the page."""
    return anchor(
        rx.el.span(icon("play"), class_name="video-play"),
        rx.el.span(
            rx.el.span(block.title, dir="auto", class_name="video-title"),
            rx.el.span("Watch the video on its own site, in a new tab", class_name="small"),
        ),
        href=block.url,
        target="_blank",
        rel="noopener noreferrer",
        class_name="video-card",
    )


def block(part: Block) -> rx.Component:
    return by(
        part.kind,
        {
            "html": _html(part),
            "code": _code(part),
            "image": _image(part),
            "quote": _quote(part),
            "table": _table(part),
            "video": _video(part),
            "film": film_block(part),
        },
        rx.fragment(),
    )
