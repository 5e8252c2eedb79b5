"""What the specification says to a request."""

from access.proof.asks import Ask
from access.proof.specification import Principal, Right


def allowed(principal: Principal, ask: Ask) -> bool:
    """Every item, action and attribute must be granted, and the manner of asking too."""
    manner = principal.manner
    if ask.transaction and not manner.transactions:
        return False
    if ask.returns not in manner.returns or (manner.names_attributes and not ask.projected):
        return False
    return all(_granted(principal.right_on(item.family, item.of), ask) for item in ask.items)


def _granted(right: Right | None, ask: Ask) -> bool:
    if right is None or not ask.actions <= right.actions:
        return False
    return right.attributes is None or ask.attributes <= right.attributes
