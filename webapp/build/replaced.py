"""Parts of Reflex's frontend that a static site does without."""

import re
from pathlib import Path

from webapp.build.errors import ReflexChanged

THEME = """\
// In place of Reflex's colour mode, which would set class names and localStorage of its own.
export function ThemeProvider({ children }) {
  return children;
}
"""
SOCKET = """\
// In place of socket.io: a site without a server has nobody to open a socket to.
export default function io() {
  throw new Error("this site has no server-side state");
}
"""
ELEMENTS = """\
// In place of Emotion, which writes styles at run time: the pages have none of their own.
import { createElement, Fragment } from "react";
export { Fragment };
export function jsx(type, props, ...children) {
  if (!props || !("css" in props)) return createElement(type, props, ...children);
  const { css, ...others } = props;
  return createElement(type, others, ...children);
}
"""
EVENTS = """\
// In place of Reflex's event loop and store of states: all events are functions of the data layer.
const through = ({ children }) => children;
export { through as EventLoopProvider, through as StateProvider };
export const defaultColorMode = "system";
export function addEvents() {
  throw new Error("this site has no server-side events");
}
"""
COOKIES = """\
// In place of universal-cookie: Reflex would keep states of a server in cookies.
export default class Cookies {}
"""
# In place of a file with the time of the build, which would make every build another one.
ENVIRONMENT = "{}\n"

FILES = (
    (Path("utils/react-theme.js"), THEME),
    (Path("lectern/socket.js"), SOCKET),
    (Path("lectern/elements.js"), ELEMENTS),
    (Path("lectern/events.js"), EVENTS),
    (Path("lectern/cookies.js"), COOKIES),
    (Path("lectern/environment.json"), ENVIRONMENT),
)
LEFT_OUT = {
    "reloading page...": "React Router's own loader of pages",
    "reflex-new-version-banner": "Reflex's event loop",
}
"""A text of each that would be in what was built if it were still in use."""

ALIASES = {
    "socket.io-client": "lectern/socket.js",
    "@emotion/react": "lectern/elements.js",
    "universal-cookie": "lectern/cookies.js",
    "$/utils/context": "lectern/events.js",
    "$/reflex.json": "lectern/environment.json",
}
LIST = "alias: ["
GLOBALS = re.compile(r"    window\.__reflex = \{.*?\};\n", re.DOTALL)


def _loader() -> str:
    """Every import of React Router's `routeModules.js`, wherever it is imported from."""
    file = 'fileURLToPath(new URL("./lectern/routes.ts", import.meta.url))'
    return f"\n      {{ find: /^\\.+\\/(.*\\/)?routeModules\\.js$/, replacement: {file} }},"


def _alias(module: str, file: str) -> str:
    path = f'fileURLToPath(new URL("./{file}", import.meta.url))'
    return f'\n      {{ find: "{module}", replacement: {path} }},'


def with_aliases(vite_config: str) -> str:
    """Raises where Reflex's configuration no longer looks as this change needs it."""
    if vite_config.count(LIST) != 1:
        raise ReflexChanged("vite.config.js has no single list of aliases")
    added = "".join(_alias(module, file) for module, file in ALIASES.items())
    added += _loader()
    return vite_config if added in vite_config else vite_config.replace(LIST, LIST + added)


def without_globals(root: str) -> str:
    """Reflex gives whole modules to components that a server would send, so none of what is in
    them could be left out. Raises where the page's root no longer looks so.
    """
    changed, found = GLOBALS.subn("", root)
    if found != 1:
        raise ReflexChanged("app/root.jsx has no single window.__reflex")
    return changed
