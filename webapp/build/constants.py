"""The data rules of `backend_functions/lectern`, written out as TypeScript.

The Python files are the only source: the browser's key prefixes, the attributes it may
name and the bounds it checks are generated from them at every build.
"""

import json
from collections.abc import Iterable

from lectern import attributes, comment_keys, keys, limits, reasons
from webapp.build import export_schema, learner_items

FILE_NAME = "generated.ts"
_KEY_NAMES = [
    "DEFAULT_LOCALE",
    "LOCALE_PATTERN",
    "ENTRY",
    "STATS",
    "COURSE_HEAD",
    "CATALOGUE_PREFIX",
    "COURSE_PREFIX",
    "LESSON_PREFIX",
    "CONTENT_PREFIX",
    "COMMENTS_PREFIX",
    "REPLIES_PREFIX",
    "ISSUED_PREFIX",
    "AUTHOR",
]
_LIMIT_NAMES = (
    "SEARCH_QUERY_CHARACTERS",
    "SEARCH_HITS",
    "SEARCH_FROM",
    "PROOF_BYTES",
    "COMMENTS_A_PAGE",
    "COMMENT_EDIT_SECONDS",
    "PLACE_LEAST_SECONDS",
    "PLACE_EVERY_SECONDS",
    "EXPORT_BYTES",
)


def _constant(name: str, value: object) -> str:
    return f"export const {name} = {json.dumps(value)};"


def _allow_list(name: str, allowed: Iterable[str]) -> str:
    names = json.dumps(sorted(allowed))
    return f"export const {name} = {names} as const;"


def _choice(name: str, words: Iterable[str]) -> str:
    return f"export type {name} = {' | '.join(map(json.dumps, words))};"


def typescript() -> str:
    """The module's text. Equal rules give an equal text."""
    lines = ["// Generated from backend_functions/lectern by webapp/build/constants.py."]
    lines += [_constant(name, getattr(keys, name)) for name in _KEY_NAMES]
    lines += [_constant(name, getattr(limits, name)) for name in _LIMIT_NAMES]
    lines += [
        _constant("KIND_PATTERNS", export_schema.PATTERNS),
        _constant("EXPORT_SCHEMA", export_schema.FILE_NAME),
        _constant("EXPORT_FORMAT", export_schema.FORMAT),
        _constant("EXPORT_VERSION", export_schema.VERSION),
    ]
    lines += learner_items.lines()
    lines += [
        _constant("PROOF", attributes.PROOF),
        _constant("COMMENT_ID_PATTERN", comment_keys.COMMENT_ID_PATTERN),
        _choice("CommentReason", reasons.COMMENT_REASONS),
        _choice("NameReason", reasons.NAME_REASONS),
        _allow_list("CONTENT_READABLE", attributes.CONTENT_READABLE),
        _allow_list("ISSUED_READABLE", attributes.ISSUED_READABLE),
        _allow_list("LEARNER_WRITABLE", attributes.LEARNER_WRITABLE),
    ]
    return "\n".join(lines) + "\n"
