"""Line icons on a 24-unit grid. They are decoration: the text beside them says it all."""

from typing import Literal

import reflex as rx

from webapp.components.raw import LINES

IconName = Literal[
    "search", "sun", "moon", "menu", "heart", "check", "clock", "left", "right", "down", "play",
    "copy", "info", "alert", "offline", "account", "books", "leave", "level", "bookmark",
    "up", "bin", "pen", "grip", "plan", "key",
]  # fmt: skip

_PATHS: dict[str, str] = {
    "search": "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14m5-2 4.5 4.5",
    "sun": "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 2.5v2m0 15v2m9.5-9.5h-2m-15 0h-2"
    "m16.2-6.7-1.4 1.4M6.7 17.3l-1.4 1.4m13.4 0-1.4-1.4M6.7 6.7 5.3 5.3",
    "moon": "M20 14.2A8.3 8.3 0 0 1 9.8 4a8.3 8.3 0 1 0 10.2 10.2",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "heart": "M12 20S4 15 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3C20 15 12 20 12 20z",
    "check": "m5 12.5 4.5 4.5L19 7.5",
    "clock": "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 7.5V12l3 2",
    "left": "M19 12H5m6-6-6 6 6 6",
    "right": "M5 12h14m-6-6 6 6-6 6",
    "down": "m6 9.5 6 6 6-6",
    "play": "M8.5 5.5v13l10-6.5z",
    "copy": "M9 9h11v11H9zM5 15H4V4h11v1",
    "info": "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 11.5V16m0-8v.1",
    "alert": "M12 4 2.8 20h18.4zM12 10.5v4m0 2.8v.1",
    "offline": "M3 3l18 18M5 12.5a10 10 0 0 1 4-2.3m5 .2a10 10 0 0 1 5 2.1M8.5 16a5 5 0 0 1 7 0"
    "M2 8.8a15 15 0 0 1 4-2.6m5-1.1a15 15 0 0 1 11 3.7M12 19.5v.1",
    "account": "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5a7.5 7.5 0 0 1 15 0",
    "books": "M4 4h4v16H4zM8 4h4v16H8zM13.5 4.8l3.8-1 4 15.4-3.8 1z",
    "leave": "M14 4h5v16h-5M4 12h10m-4-4 4 4-4 4",
    "level": "M5 20v-5m7 5V10m7 10V4",
    "up": "m6 14.5 6-6 6 6",
    "bin": "M4.5 7h15M10 4h4M6.5 7l1 13h9l1-13M10 11v5.5m4-5.5v5.5",
    "pen": "M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5",
    "grip": "M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1",
    "plan": "M10 6h10M10 12h10M10 18h10M3.5 6l1.2 1.2L7 5m-3.5 7 1.2 1.2L7 11m-3.5 7 1.2 1.2L7 17",
    "key": "M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8m4-4h9m-3 0v4",
    "bookmark": "M6.5 4h11v16.5L12 16l-5.5 4.5z",
}


def icon(name: IconName, class_name: str = "") -> rx.Component:
    return rx.el.svg(
        rx.el.path(d=_PATHS[name]),
        view_box="0 0 24 24",
        custom_attrs=LINES,
        class_name=f"icon {class_name}".strip(),
        aria_hidden="true",
    )
