"""How large a package may be, in bytes: a cold start loads all of it."""

from amplify import packaging

FUNCTION_BYTES = 10_000
LAYER_BYTES = 1_600_000
LARGER = {"activity": 50_000, packaging.LAYER: LAYER_BYTES}
"""`activity` renders comments, and knows which letters of all scripts look alike. The renderer
is in the layer, whose zip by the CLI is a tenth larger than ours."""


def limit(name: str) -> int:
    """Of a function or the layer, by its resource."""
    return LARGER.get(name, FUNCTION_BYTES)
