"""`python -m access.proof.page`: writes docs/access.md from the specification.

`python -m access.proof.page check` only says whether it is current.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence

from access.proof import specification
from access.proof.specification import WHOLE, Principal, Right, Specification
from amplify.project.root import ROOT
from lectern import attributes

FILE = ROOT / "docs" / "access.md"
NOTHING = "–"
ON_REQUEST = (
    ("search", "with a cache", "cache", "dax:BatchGetItem"),
    ("media", "with a key", "media signing key", "kms:Sign"),
)
"""What a function may only where a switch is on: who, which switch, and the one grant."""
INTRODUCTION = """\
# Who may do what

Generated from `access/specification.toml` by `.venv/bin/python -m access.proof.page`; don't
edit it here. `make prove` decides every cell of it by the policies in `amplify/backend`, in every
way that DynamoDB's API offers, and breaks each rule of those policies in turn to see that a cell
notices. Enforced locally by our model of IAM; never verified on AWS by this page.

What isn't on this page is refused. Whoever signs in gets one role: moderators have no more of it
than learners, and somebody else's items are somebody else's.
"""
MANNER = """\
A browser **reads** by {read}, and names the attributes it wants; it **writes** by {write}, and
gets nothing back. No condition key of IAM's covers what a *failed* condition gives back
(`ReturnValuesOnConditionCheckFailure`): there a browser may get the item, but only one of its own
partition, whose attributes it may read all the same. No scan, no batch, no transaction, no PartiQL,
no index; and nothing at all for a session that lacks the tag `sub`. IAM sees partition keys, never
sort keys: items of one partition share their rights.
"""


def text(written: Specification) -> str:
    return "\n".join(_sections(written))


def _sections(written: Specification) -> Iterator[str]:
    yield INTRODUCTION
    yield "## Items, by a browser\n"
    browsers = [each for each in written.principals if each.in_browser]
    yield MANNER.format(**_verbs())
    yield _matrix(written, browsers)
    yield "## Items, by the functions\n"
    yield "Every attribute, in transactions too. The functions may nothing else to an item.\n"
    yield _matrix(written, [each for each in written.principals if _at_items(each)])
    yield "## Everything else\n"
    yield _services(written)
    yield "## Who asks\n"
    yield _table(("principal", "is"), ((f"**{p.name}**", p.what) for p in written.principals))
    yield "## Sets of attributes\n"
    yield _table(("set", "attributes"), _sets(written))
    yield "## Doors\n"
    yield "Trust policies, resource policies and invocation permissions, statement by statement.\n"
    lines = ((f"`{place}`", f"`{line}`") for place, all_ in written.doors.items() for line in all_)
    yield _table(("resource", "lets in"), lines)


def _verbs() -> dict[str, str]:
    return {name: ", ".join(f"`{each}`" for each in _manner(name)) for name in ("read", "write")}


def _manner(name: str) -> Sequence[str]:
    verbs: Sequence[str] = specification.raw()["browser"][name]
    return verbs


def _at_items(principal: Principal) -> bool:
    """A function as it is without a network, and what reads a whole table."""
    whole = any(name.startswith(WHOLE) for name in principal.rights)
    return not principal.in_browser and (whole or bool(principal.rights and not principal.switches))


def _matrix(written: Specification, principals: list[Principal]) -> str:
    rows = []
    for family in written.families.values():
        cells = [_cell(p, p.right_on(family.name, family.table)) for p in principals]
        key = f"`{family.pk}` / `{family.sk}`"
        rows.append((f"**{family.name}** ({family.table})<br>{key}", *cells))
    return _table(("item", *(p.name for p in principals)), rows)


def _cell(principal: Principal, right: Right | None) -> str:
    if right is None:
        return NOTHING
    verbs = [v for v in ("read", "write") if set(_manner(v)) <= right.actions]
    said = ", ".join(verbs) if principal.in_browser else ", ".join(sorted(right.actions))
    return f"{said}<br>{right.of}" if right.of else said


def _services(written: Specification) -> str:
    rows = [
        (f"**{p.name}**", resource, ", ".join(f"`{action}`" for action in actions))
        for p in written.principals
        if not p.switches
        for resource, actions in p.services.items()
    ]
    placed = [p for p in written.principals if "network interfaces" in p.services]
    interfaces = placed[0].services["network interfaces"] if placed else ()
    rows.append(
        (
            "**Lambda**, for a function in a network",
            "network interfaces; never the function's own code",
            ", ".join(f"`{action}`" for action in interfaces),
        )
    )
    rows += [
        (f"**{who}**, {switched}", resource, f"`{action}`")
        for who, switched, resource, action in ON_REQUEST
        if any(resource in p.services for p in written.principals)
    ]
    return _table(("principal", "resource", "actions"), rows)


def _sets(written: Specification) -> Iterator[tuple[str, str]]:
    names = {right.of for p in written.principals for right in p.rights.values() if right.of}
    for name in sorted(names):
        yield f"**{name}**", ", ".join(f"`{each}`" for each in sorted(getattr(attributes, name)))
    internal = ", ".join(f"`{each}`" for each in sorted(attributes.CONTENT_INTERNAL))
    yield "in none of them: what only functions read", internal


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def main() -> int:
    wanted = text(specification.load())
    if sys.argv[1:] == ["check"]:
        if FILE.exists() and FILE.read_text() == wanted:
            return 0
        mend = "run .venv/bin/python -m access.proof.page"
        print(f"docs/access.md isn't current: {mend}", file=sys.stderr)
        return 1
    FILE.write_text(wanted)
    print(f"{FILE.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
