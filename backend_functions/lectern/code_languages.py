"""The languages of code blocks: what an editor chooses, a fence may name and the site writes."""

from collections.abc import Mapping

PLAIN = "text"

CODE_LANGUAGES: Mapping[str, str] = {
    "bash": "Shell",
    "css": "CSS",
    "graphql": "GraphQL",
    "html": "HTML",
    "http": "HTTP",
    "javascript": "JavaScript",
    "json": "JSON",
    "python": "Python",
    "sql": "SQL",
    PLAIN: "Plain text",
    "toml": "TOML",
    "typescript": "TypeScript",
    "yaml": "YAML",
}
"""Name → how it is written. A migration of the CMS holds them in this order."""

ALIASES: Mapping[str, str] = {
    "py": "python",
    "js": "javascript",
    "jsx": "javascript",
    "ts": "typescript",
    "tsx": "typescript",
    "sh": "bash",
    "shell": "bash",
    "console": "bash",
    "yml": "yaml",
    "plain": PLAIN,
    "none": PLAIN,
}
"""Names that another CMS may use for the same."""
