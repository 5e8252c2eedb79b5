"""The cells of the specification: who asks for what, and whether it is to be allowed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from access.iam.dynamodb.access import Access, Account, Keys, Schema
from access.iam.dynamodb.expand import expand
from access.iam.errors import Refused
from access.proof import attribute_asks, expected, items, partiql_asks, shape_asks
from access.proof.asks import NOBODYS, Ask, Item
from access.proof.errors import SpecificationInvalid
from access.proof.expressions import ACCOUNT, REGION
from access.proof.specification import Principal, Right, Specification
from lectern import attributes

UNKNOWN = "neverHeardOf"
SETS = (
    "CONTENT_READABLE",
    "CONTENT_INTERNAL",
    "LEARNER_WRITABLE",
    "ISSUED_READABLE",
    "SWEEP_NAMES",
)
ATTRIBUTES = sorted(frozenset().union(*(getattr(attributes, each) for each in SETS)))
COMMON = "text"
"""An attribute that every set of attributes holds which a browser may read."""
KEY_NAME = "pk"
"""What every set holds: a request that names no more is refused for its item, or for nothing."""
FEW = (COMMON, UNKNOWN)
SUB = "aws:principaltag/sub"
IDENTITY_ID = "cognito-identity.amazonaws.com:sub"


@dataclass(frozen=True)
class Cell:
    """`wanted` is None where the model refuses the request before any policy is asked.

    `ask` is None for what no request can bring about: see `fail_closed` and `services`.
    """

    principal: Principal
    name: str
    allowed: bool
    wanted: tuple[Access, ...] | None = field(hash=False)
    ask: Ask | None = field(default=None, hash=False)
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
    """What every request of this principal tells IAM beside its own keys."""
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


def right_of(cell: Cell) -> Right:
    """The right that a lawful request about an item rests on."""
    found = cell.item and cell.principal.right_on(cell.item.family, cell.item.of)
    if not found:
        raise SpecificationInvalid(f"{cell} rests on no right.")
    return found


def of_items(specification: Specification, world: World) -> Iterator[Cell]:
    """Every request about an item, by every principal."""
    listed = items.of_families(specification, dict(world.tables))
    nearby = items.next_to(listed, dict(world.tables))
    expansions: dict[str, tuple[Access, ...] | None] = {}
    for principal in specification.principals:
        for item in (*listed, *(nearby if principal.rights and not principal.switches else ())):
            for ask in _asks(principal, item):
                key = f"{item}{ask.name}"
                if key not in expansions:
                    expansions[key] = _expanded(ask, world.account)
                yield _cell(principal, item, ask, expansions[key])


def _asks(principal: Principal, item: Item) -> Iterator[Ask]:
    yield from shape_asks.of(item, COMMON, items.stranger_of(item))
    if item.family == NOBODYS:
        yield from attribute_asks.briefly(item, KEY_NAME)
        return
    yield from partiql_asks.of(item, COMMON)
    for attribute in _attributes(principal, item):
        yield from attribute_asks.about(item, attribute)
    for attribute in _almost(principal, item):
        yield from attribute_asks.briefly(item, attribute)


def _attributes(principal: Principal, item: Item) -> list[str]:
    """All of them where attributes matter."""
    right = principal.right_on(item.family, item.of)
    if right is None or right.attributes is None:
        return [*FEW]
    return [*ATTRIBUTES, UNKNOWN]


def _almost(principal: Principal, item: Item) -> list[str]:
    """Names next to those that are granted, and none of them."""
    right = principal.right_on(item.family, item.of)
    granted = (right and right.attributes) or frozenset()
    near = {
        other for name in granted for other in (name.swapcase(), name[:-1], f"{name}X", f"X{name}")
    }
    return sorted(near - granted - frozenset(ATTRIBUTES))


def _expanded(ask: Ask, account: Account) -> tuple[Access, ...] | None:
    try:
        return tuple(expand(ask.operation, ask.body, account))
    except Refused:
        return None


def _cell(principal: Principal, item: Item, ask: Ask, wanted: tuple[Access, ...] | None) -> Cell:
    known = context(principal)
    own = wanted and tuple(
        Access(each.action, each.resource, {**each.context, **known}) for each in wanted
    )
    name = f"{ask.name} ({item.family}, {item.table}: {item.pk})"
    return Cell(principal, name, expected.allowed(principal, ask), own, ask, item)
