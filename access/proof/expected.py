"""Whether the specification allows a request."""

from access.proof.item_requests import ItemRequest
from access.proof.specification import Principal, Right


def allowed(principal: Principal, ask: ItemRequest) -> bool:
    """Every item, action and attribute must be granted, and the manner of the request too."""
    manner = principal.manner
    if ask.transaction and not manner.transactions:
        return False
    if ask.returns not in manner.returns or (manner.names_attributes and not ask.projected):
        return False
    return all(_granted(principal.right_on(item.family, item.of), ask) for item in ask.items)


def _granted(right: Right | None, ask: ItemRequest) -> bool:
    """A right on some attributes is none on a whole item: a read must name what it wants."""
    if right is None or not ask.actions <= right.actions:
        return False
    return right.attributes is None or (ask.projected and ask.attributes <= right.attributes)
