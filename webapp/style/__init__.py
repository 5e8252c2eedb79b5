"""The site's style sheets. The build puts them into the bundle in this order."""

SHEETS = (
    "tokens.css",
    "fonts.css",
    "base.css",
    "layout.css",
    "header.css",
    "footer.css",
    "controls.css",
    "states.css",
    "cards.css",
    "rows.css",
    "prose.css",
    "films.css",
    "code.css",
    "course.css",
    "lesson.css",
    "reading.css",
    "going_on.css",
    "account.css",
    "statistics.css",
    "home.css",
    "panels.css",
    "shown.css",
    "print.css",
)
"""File names in this folder, in the order of the cascade: later sheets win."""
