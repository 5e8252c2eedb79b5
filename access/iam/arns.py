"""Matching of Amazon Resource Names, component by component.

IAM User Guide, "Condition operators", ARN: each of the six colon-separated components is
checked separately. "IAM JSON policy elements: Resource": missing components of an incomplete
ARN count as `*`.
"""

from functools import lru_cache

from access.iam.templates import Resolved, Text, matches

COMPONENTS = 6
_ANY: Resolved = (Text("*", wild=True),)


@lru_cache(maxsize=4096)
def components(resolved: Resolved) -> tuple[Resolved, ...]:
    """Splits at the first five colons that the policy itself wrote, not at substituted ones."""
    found: list[list[Text]] = [[]]
    for part in resolved:
        pieces = (
            part.value.split(":", COMPONENTS - len(found))
            if part.wild and len(found) < COMPONENTS
            else [part.value]
        )
        found[-1].append(Text(pieces[0], part.wild))
        found.extend([Text(piece, part.wild)] for piece in pieces[1:])
    return tuple(tuple(component) for component in found)


def resource_matches(resolved: Resolved, arn: str) -> bool:
    """For the Resource element: `*` is everything, an incomplete ARN is filled up with `*`."""
    if resolved == _ANY:
        return True
    pieces = components(resolved)
    return _compare(pieces + (_ANY,) * (COMPONENTS - len(pieces)), arn)


def arn_like(resolved: Resolved, arn: str) -> bool:
    """For ArnLike and ArnEquals, which behave alike."""
    pieces = components(resolved)
    return len(pieces) == COMPONENTS and _compare(pieces, arn)


def _compare(pieces: tuple[Resolved, ...], arn: str) -> bool:
    values = arn.split(":", COMPONENTS - 1)
    return len(values) == len(pieces) and all(map(matches, pieces, values))
