"""The data rules of `lectern/{keys,attributes,limits}.py`, written out as TypeScript.

The Python files are the only source: the browser's key prefixes, the attributes it may
name and the bounds it checks are generated from them at every build.
"""

import json
from collections.abc import Iterable

from lectern import attributes, keys, limits, markup

FILE_NAME = "generated.ts"
_KEY_NAMES = [
    "POSITION_DIGITS",
    "DEFAULT_LOCALE",
    "LOCALE_PATTERN",
    "ENTRY",
    "STATS",
    "COURSE_HEAD",
    "PROFILE",
    "PREFERENCES",
    "CATALOGUE_PREFIX",
    "COURSE_PREFIX",
    "LESSON_PREFIX",
    "CONTENT_PREFIX",
    "COMMENT_PREFIX",
    "LIKE_PREFIX",
    "PROGRESS_PREFIX",
    "ISSUED_PREFIX",
]
_LIMIT_NAMES = (
    "SEARCH_QUERY_CHARACTERS",
    "SEARCH_HITS",
    "SEARCH_FROM",
    "DISPLAY_NAME_CHARACTERS",
    "ABOUT_CHARACTERS",
    "PROOF_BYTES",
)


def _constant(name: str, value: object) -> str:
    return f"export const {name} = {json.dumps(value)};"


def _allow_list(name: str, allowed: Iterable[str]) -> str:
    names = json.dumps(sorted(allowed))
    return f"export const {name} = {names} as const;"


def typescript() -> str:
    """The module's text. Equal rules give an equal text."""
    lines = ["// Generated from backend_functions/lectern by webapp/build/constants.py."]
    lines += [_constant(name, getattr(keys, name)) for name in _KEY_NAMES]
    lines += [_constant(name, getattr(limits, name)) for name in _LIMIT_NAMES]
    lines += [
        _constant("PROOF", attributes.PROOF),
        _allow_list("CONTENT_READABLE", attributes.CONTENT_READABLE),
        _allow_list("LEARNER_WRITABLE", attributes.LEARNER_WRITABLE),
        _allow_list("ISSUED_READABLE", attributes.ISSUED_READABLE),
        _allow_list("LINK_SCHEMES", markup.LINK_SCHEMES),
        _allow_list("HTML_TAGS", markup.TAGS),
        _allow_list("HTML_INLINE_TAGS", markup.INLINE_TAGS),
        _constant("HTML_ATTRIBUTES", {t: sorted(a) for t, a in sorted(markup.ATTRIBUTES.items())}),
    ]
    return "\n".join(lines) + "\n"
