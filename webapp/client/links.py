"""Links that stay inside the site: they change the page without loading it again."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink


def link(*children: Any, href: Any, **props: Any) -> rx.Component:
    """An `<a>` that the router follows. `href` is a path of this site, or a Var of one."""
    return ReactRouterLink.create(*children, to=href, **props)
