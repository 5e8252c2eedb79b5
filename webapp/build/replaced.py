"""Parts of Reflex's frontend that a static site does without."""

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
# In place of a file with the time of the build, which would make every build another one.
ENVIRONMENT = "{}\n"

FILES = (
    (Path("utils/react-theme.js"), THEME),
    (Path("lectern/socket.js"), SOCKET),
    (Path("lectern/environment.json"), ENVIRONMENT),
)
ALIASES = {
    "socket.io-client": "lectern/socket.js",
    "$/reflex.json": "lectern/environment.json",
}
LIST = "alias: ["


def _alias(module: str, file: str) -> str:
    path = f'fileURLToPath(new URL("./{file}", import.meta.url))'
    return f'\n      {{ find: "{module}", replacement: {path} }},'


def with_aliases(vite_config: str) -> str:
    """Raises where Reflex's configuration no longer looks as this change needs it."""
    if vite_config.count(LIST) != 1:
        raise ReflexChanged("vite.config.js has no single list of aliases")
    added = "".join(_alias(module, file) for module, file in ALIASES.items())
    return vite_config if added in vite_config else vite_config.replace(LIST, LIST + added)
