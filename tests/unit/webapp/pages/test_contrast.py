"""Text stands out from what is behind it, in both themes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[4] / "webapp" / "style" / "tokens.css"

TEXT = [
    *[(ink, back) for ink in ("ink", "ink-soft", "ink-faint", "accent", "accent-hover")
      for back in ("paper", "surface", "sunken")],
    ("ink", "accent-wash"),
    ("ink-soft", "accent-wash"),
    ("ink-faint", "accent-wash"),
    ("accent", "accent-wash"),
    ("ink", "danger-wash"),
    ("danger", "danger-wash"),
    ("danger", "surface"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-mark", "mark"),
    ("paper", "ink"),
    ("on-lamp", "lamp"),
    ("on-lamp", "lamp-deep"),
    ("on-lamp-soft", "lamp"),
    ("on-lamp-accent", "lamp-accent"),
    ("lamp-deep", "on-lamp"),
    ("ink-soft", "code-head"),
    *[(f"code-{kind}", "code-paper") for kind in ("ink", "word", "text", "note", "name")],
]  # fmt: skip
"""(text, background) as the style sheets pair them."""

OUTLINES = [("line-strong", "paper"), ("line-strong", "surface"), ("accent", "paper")]
"""(the line that shows where a control is, background)."""


def _themes() -> dict[str, dict[str, str]]:
    css = TOKENS.read_text("utf-8")
    light, dark = css.split('[data-theme="dark"] {')
    colour = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
    return {"light": dict(colour.findall(light)), "dark": dict(colour.findall(dark))}


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


THEMES = _themes()


def test_both_themes_name_the_same_colours() -> None:
    assert THEMES["light"].keys() == THEMES["dark"].keys()


def test_contrast_is_reckoned_as_wcag_reckons_it() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "background"), TEXT)
def test_text_is_readable(theme: str, text: str, background: str) -> None:
    colours = THEMES[theme]
    assert _contrast(colours[text], colours[background]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("line", "background"), OUTLINES)
def test_controls_can_be_seen(theme: str, line: str, background: str) -> None:
    colours = THEMES[theme]
    assert _contrast(colours[line], colours[background]) >= 3
