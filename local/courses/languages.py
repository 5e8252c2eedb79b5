"""The languages that a fence may name: those that an editor can choose in the CMS."""

LANGUAGES = (
    "bash",
    "css",
    "graphql",
    "html",
    "http",
    "javascript",
    "json",
    "python",
    "sql",
    "text",
    "toml",
    "typescript",
    "yaml",
)
