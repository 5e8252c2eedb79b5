"""A film of our own in a lesson: a Play button, and the player that takes its place."""

import reflex as rx

from webapp.client.bindings import film, lesson, play_film
from webapp.client.states import Block
from webapp.components.choice import pick, when
from webapp.components.icons import icon
from webapp.components.states import problem


def _play(part: Block, waits: object) -> rx.Component:
    return rx.el.button(
        rx.el.span(icon("play"), class_name="video-play"),
        rx.el.span(
            rx.el.span(part.title, dir="auto", class_name="video-title"),
            rx.el.span(
                pick(waits, "Getting the film…", "Play the film"),
                class_name="small",
                aria_live="polite",
            ),
        ),
        type="button",
        class_name="video-card",
        aria_busy=pick(waits, "true", "false"),
        custom_attrs={"data-film": part.url},
        on_click=play_film.partial(lesson().lesson.contentId, part.url),
    )


def _screen(part: Block) -> rx.Component:
    """Named for who can't see it; captions within the file show in the player's own menu."""
    return rx.el.video(
        "This browser plays no films.",
        id="film-screen",
        src=film().src,
        controls=True,
        preload="none",
        auto_play=True,
        plays_inline=True,
        tab_index=0,
        aria_label=part.title,
        class_name="film-screen",
    )


def film_block(part: Block) -> rx.Component:
    """A film of our own, behind a signed address that is asked for when somebody presses Play."""
    here = film().url == part.url
    plays = here & (film().status == "ready")
    return rx.el.figure(
        when(plays, _screen(part), _play(part, here & (film().status == "loading"))),
        when(plays, rx.el.figcaption(part.title)),
        problem(pick(here, film().error), f"film-problem-{part.key}"),
        class_name="figure",
    )
