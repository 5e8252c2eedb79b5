"""The access specification, read once: principals, items, resources, and their rights."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from access.proof.expressions import ACCOUNT, REGION
from access.proof.proof_failed import SpecificationInvalid
from access.proof.shipped_policies import ENVIRONMENT
from lectern import attributes, keys
from lectern.learner_items import FAMILIES

FILE = Path(__file__).parents[1] / "specification.toml"
SAMPLES = {
    "<locale>": "en",
    "<position>": "00001",
    "<day>": "2026-03-29+01:00",
    "<id>": "wagtail-7",
    "<uuid>": "0c000000-0000-4000-8000-0000000000d0",
    "<author>": "5c1f0a7e",
    "<time>": "20261127T190000000Z",
    "<date>": "20261127",
}
PERSON = "<sub>"
WHOLE = "table "
"""The prefix of a right on every item of a table, whatever its key."""


@dataclass(frozen=True)
class Manner:
    """How requests may look: whether reads name attributes, what writes return, transactions."""

    names_attributes: bool
    returns: frozenset[str]
    transactions: bool


@dataclass(frozen=True)
class Right:
    """`attributes` is None for every attribute; `of` is the set's name, or ""."""

    actions: frozenset[str]
    attributes: frozenset[str] | None
    of: str


@dataclass(frozen=True)
class Family:
    """`pk` and `sk` are patterns with names in `<…>`."""

    name: str
    table: str
    pk: str
    sk: str


@dataclass(frozen=True)
class Principal:
    """`role` is "" for who has none, `sub` is "" for a session without the tag; `services` maps a
    resource's name to actions.

    `told` holds the condition keys of every request beside its own, with outputs' names in braces.
    """

    name: str
    what: str
    role: str
    sub: str
    signed_in: bool
    switches: frozenset[str]
    told: Mapping[str, str]
    manner: Manner
    rights: Mapping[str, Right]
    services: Mapping[str, tuple[str, ...]]

    def right_on(self, family: str, table: str) -> Right | None:
        return self.rights.get(family) or self.rights.get(WHOLE + table)

    @property
    def in_browser(self) -> bool:
        return not self.role or self.signed_in or self.role == "unauthRole"


@dataclass(frozen=True)
class Specification:
    """`owner` is the `sub` that a learner's items belong to."""

    principals: tuple[Principal, ...]
    families: Mapping[str, Family]
    resources: Mapping[str, str]
    resource_policies: Mapping[str, tuple[str, ...]]
    conditions: Mapping[str, tuple[str, ...]]
    owner: str

    def told(self, arns: Mapping[str, str]) -> "Specification":
        """The specification with ARNs in place of the outputs' names."""
        principals = tuple(
            replace(each, told={key: value.format_map(arns) for key, value in each.told.items()})
            for each in self.principals
        )
        return replace(self, principals=principals)

    def key(self, family: Family) -> tuple[str, str]:
        return self._concrete(family.pk), self._concrete(family.sk)

    def _concrete(self, pattern: str) -> str:
        for name, sample in {**SAMPLES, PERSON: self.owner}.items():
            pattern = pattern.replace(name, sample)
        return pattern

    def arn(self, resource: str, arns: Mapping[str, str]) -> str:
        """The ARN of a resource of [resources], as the templates write it."""
        known = {**arns, **ENVIRONMENT, "region": REGION, "account": ACCOUNT}
        try:
            return self.resources[resource].format_map(known)
        except KeyError as missing:
            raise SpecificationInvalid(f"{resource}: no stack puts out {missing}.") from None


def raw(file: Path = FILE) -> dict[str, Any]:
    return tomllib.loads(file.read_text())


def load(file: Path = FILE) -> Specification:
    return parse(raw(file))


def parse(data: Mapping[str, Any]) -> Specification:
    families = {
        family.name: family
        for name, given in data["families"].items()
        for family in (_each(given) if "each" in given else [_family(name, given)])
    }
    for group, rights in data["rights"].items():
        for family in rights:
            known = family in families or family in data["families"]
            if not known and not family.startswith(WHOLE):
                raise SpecificationInvalid(f"{group} has a right on {family}, which is no family.")
    principals = tuple(_principal(name, given, data) for name, given in data["principals"].items())
    for principal in principals:
        for resource in principal.services:
            if resource not in data["resources"]:
                raise SpecificationInvalid(f"{resource} is no resource.")
    owner = next(p.sub for p in principals if p.name == "learner")
    resource_policies, conditions = (
        {place: tuple(lines) for place, lines in data[name].items()}
        for name in ("resource_policies", "conditions")
    )
    return Specification(
        principals, families, data["resources"], resource_policies, conditions, owner
    )


def _family(name: str, given: Mapping[str, str]) -> Family:
    names = {key: value for key, value in vars(keys).items() if isinstance(value, str)}
    try:
        pk, sk = given["pk"].format_map(names), given["sk"].format_map(names)
    except KeyError as missing:
        raise SpecificationInvalid(f"{name}: lectern.keys has no {missing}.") from None
    return Family(name, given["table"], pk, sk)


def _each(given: Mapping[str, str]) -> list[Family]:
    """A family for each that a learner's browser writes."""
    return [_family(each.name, {**given, "sk": each.written_key}) for each in FAMILIES]


def _named(family: str, data: Mapping[str, Any]) -> list[str]:
    """The families that a right is about."""
    each = "each" in data["families"].get(family, {})
    return [own.name for own in FAMILIES] if each else [family]


def _principal(name: str, given: Mapping[str, Any], data: Mapping[str, Any]) -> Principal:
    groups = given.get("rights", [])
    unknown = [g for g in groups if g not in data["rights"] and g not in data["services"]]
    if unknown:
        raise SpecificationInvalid(f"{name} has the rights {unknown}, which aren't there.")
    signed_in = bool(given.get("sub") or given.get("untagged"))
    browser = not given.get("role") or signed_in or given["role"] == "unauthRole"
    manner = data[given.get("manner", "browser" if browser else "function")]
    return Principal(
        name=name,
        what=given["what"],
        role=given.get("role", ""),
        sub=given.get("sub", ""),
        signed_in=signed_in,
        switches=frozenset(given.get("switches", ())),
        told=given.get("told", {}),
        manner=Manner(
            manner["names_attributes"], frozenset(manner["returns"]), manner["transactions"]
        ),
        rights={
            family: _right(text, manner)
            for group in groups
            for named, text in data["rights"].get(group, {}).items()
            for family in _named(named, data)
        },
        services={
            resource: tuple(actions)
            for group in groups
            for resource, actions in data["services"].get(group, {}).items()
        },
    )


def _right(text: str, manner: Mapping[str, Any]) -> Right:
    verbs, _, of = (part.strip() for part in text.partition(":"))
    actions = frozenset(action for verb in verbs.split(", ") for action in manner.get(verb, [verb]))
    if of and not isinstance(getattr(attributes, of, None), frozenset):
        raise SpecificationInvalid(f"lectern.attributes has no set {of}.")
    return Right(actions, getattr(attributes, of) if of else None, of)
