"""The Reflex app: the pages, and nothing that would need a server.

`enable_state=False` leaves the event loop out: the export opens no websocket, and a
page that used `rx.State` would fail to compile.
"""

import reflex as rx

from webapp.client import head
from webapp.components import crash
from webapp.components import head as design_head
from webapp.pages import PAGES

app = rx.App(
    enable_state=False,
    theme=None,
    toaster=None,
    html_lang="en",
    reset_style=False,
    head_components=[*head.components(), *design_head.components()],
    app_wraps={(55, "ErrorBoundary"): crash.boundary},
)

for module in PAGES:
    app.add_page(
        module.page,
        route=module.ROUTE,
        title=module.TITLE,
        description=module.DESCRIPTION,
        image="/og.png",
    )
