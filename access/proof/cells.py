"""The cells of the specification: a principal, a request, and whether it must be allowed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from access.iam.dynamodb.access import Access, Account, Keys, Schema
from access.iam.dynamodb.expand import expand
from access.iam.undecidable import Undecidable
from access.proof import attribute_requests, expected, items, request_shapes
from access.proof.expressions import ACCOUNT, REGION
from access.proof.item_requests import NOBODYS, Item, ItemRequest
from access.proof.proof_failed import SpecificationInvalid
from access.proof.specification import Principal, Right, Specification
from lectern import attributes

UNKNOWN = "neverHeardOf"
SETS = (
    "CONTENT_READABLE",
    "CONTENT_INTERNAL",
    "LEARNER_WRITABLE",
    "ISSUED_READABLE",
    "LOOKED_AT",
    "SWEEP_NAMES",
)
ATTRIBUTES = sorted(frozenset().union(*(getattr(attributes, each) for each in SETS)))
COMMON = "contentId"
"""An attribute that nearly every set of attributes holds which a browser may read."""
KEY_NAME = "pk"
"""An attribute of every set: a request that names only it can be denied only for its item."""
FEW = (COMMON, KEY_NAME, UNKNOWN)
SUB = "aws:principaltag/sub"
IDENTITY_ID = "cognito-identity.amazonaws.com:sub"


@dataclass(frozen=True)
class Cell:
    """`wanted` is None if the model refuses the request before it evaluates a policy.

    `ask` is None if no request can produce the cell: see `fail_closed` and `services`.
    """

    principal: Principal
    name: str
    allowed: bool
    wanted: tuple[Access, ...] | None = field(hash=False)
    ask: ItemRequest | None = field(default=None, hash=False)
    item: Item | None = field(default=None, hash=False)

    def __str__(self) -> str:
        verb = "may" if self.allowed else "may not"
        return f"{self.principal.name} {verb} {self.name}"


@dataclass(frozen=True)
class World:
    """The tables as the templates name them; their keys are `pk` and `sk`, without an index."""

    tables: Mapping[str, str]

    @property
    def account(self) -> Account:
        schema, names = Schema(Keys("pk", "sk"), {}), frozenset(self.tables.values())
        return Account(REGION, ACCOUNT, lambda name: schema if name in names else None)


def context(principal: Principal) -> dict[str, str | tuple[str, ...]]:
    """The condition keys of every request by this principal, beside the request's own."""
    told = {name.lower(): value for name, value in principal.told.items()}
    if not principal.signed_in:
        return {**told}
    person = {SUB: principal.sub} if principal.sub else {}
    return {
        **told,
        **person,
        IDENTITY_ID: items.IDENTITY_ID,
        "cognito-identity.amazonaws.com:amr": ("authenticated",),
    }


def common(specification: Specification, item: Item) -> str:
    """An attribute that every browser may name which may read the item at all: a request that names
    it is denied to others for the item alone."""
    rights = [p.right_on(item.family, item.of) for p in specification.principals if p.in_browser]
    named = [right.attributes for right in rights if right and right.attributes]
    if not named or all(COMMON in each for each in named):
        return COMMON
    return min(frozenset.intersection(*named) - attributes.KEY)


def right_of(cell: Cell) -> Right:
    """The right that allows a lawful request about an item."""
    found = cell.item and cell.principal.right_on(cell.item.family, cell.item.of)
    if not found:
        raise SpecificationInvalid(f"{cell} rests on no right.")
    return found


def of_items(specification: Specification, world: World) -> Iterator[Cell]:
    """Every request about an item, by every principal."""
    listed = items.of_families(specification, dict(world.tables))
    nearby = items.next_to(listed, dict(world.tables))
    expansions: dict[str, tuple[Access, ...] | None] = {}
    commons = {(item.of, item.pk): common(specification, item) for item in (*listed, *nearby)}
    of_anybody = items.seen_by_functions(nearby, specification)
    for principal in specification.principals:
        beside = nearby if principal.in_browser else of_anybody
        for item in (*listed, *(beside if principal.rights and not principal.switches else ())):
            for ask in _asks(principal, item, commons[item.of, item.pk]):
                key = f"{item}{ask.name}"
                if key not in expansions:
                    expansions[key] = _expanded(ask, world.account)
                yield _cell(principal, item, ask, expansions[key])


def _asks(principal: Principal, item: Item, attribute: str) -> Iterator[ItemRequest]:
    yield from request_shapes.of(item, attribute, items.stranger_of(item))
    if item.family == NOBODYS:
        yield from attribute_requests.briefly(item, KEY_NAME)
        return
    yield from attribute_requests.in_partiql(item, attribute)
    for each in _attributes(principal, item):
        yield from attribute_requests.about(item, each)
    for each in _almost(principal, item):
        yield from attribute_requests.briefly(item, each)


def _attributes(principal: Principal, item: Item) -> list[str]:
    """All attributes, if attributes matter for this item."""
    right = principal.right_on(item.family, item.of)
    if right is None or right.attributes is None:
        return [*FEW]
    return [*ATTRIBUTES, UNKNOWN]


def _almost(principal: Principal, item: Item) -> list[str]:
    """Names that almost equal a granted name; none of them is granted."""
    right = principal.right_on(item.family, item.of)
    granted = (right and right.attributes) or frozenset()
    near = {
        other for name in granted for other in (name.swapcase(), name[:-1], f"{name}X", f"X{name}")
    }
    return sorted(near - granted - frozenset(ATTRIBUTES))


def _expanded(ask: ItemRequest, account: Account) -> tuple[Access, ...] | None:
    try:
        return tuple(expand(ask.operation, ask.body, account))
    except Undecidable:
        return None


def _cell(
    principal: Principal, item: Item, ask: ItemRequest, wanted: tuple[Access, ...] | None
) -> Cell:
    known = context(principal)
    own = wanted and tuple(
        Access(each.action, each.resource, {**each.context, **known}) for each in wanted
    )
    name = f"{ask.name} ({item.family}, {item.table}: {item.pk})"
    return Cell(principal, name, expected.allowed(principal, ask), own, ask, item)
