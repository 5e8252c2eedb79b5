"""The pieces of an authorization request, and the tables they are about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from access.iam.errors import RequestUnknown
from access.iam.templates import Values

PREFIX = "dynamodb:"


@dataclass(frozen=True)
class Access:
    """One thing the caller must be allowed; `context` has keys in lower case."""

    action: str
    resource: str
    context: Values


@dataclass(frozen=True)
class Keys:
    """The names of a table's or an index's key attributes."""

    partition: str
    sort: str | None = None

    @property
    def names(self) -> frozenset[str]:
        return frozenset({self.partition, self.sort} - {None})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Schema:
    keys: Keys
    indexes: Mapping[str, Keys]


@dataclass(frozen=True)
class Account:
    """`schema_of` gives None for a table that doesn't exist."""

    region: str
    account_id: str
    schema_of: Callable[[str], Schema | None]

    @property
    def table_prefix(self) -> str:
        return f"arn:aws:dynamodb:{self.region}:{self.account_id}:table/"


@dataclass(frozen=True)
class Table:
    """A table, or one of its indexes, as a request names it."""

    arn: str
    keys: Keys
    table_keys: Keys


def table_arn(name: object, account: Account) -> str:
    """A TableName may also be the ARN of a table of this account and region."""
    if not isinstance(name, str) or not name:
        raise RequestUnknown("The request names no table.")
    arn = name if name.startswith("arn:") else account.table_prefix + name
    plain = arn.removeprefix(account.table_prefix)
    if plain == arn or not _is_table_name(plain):
        raise RequestUnknown(f"{name!r} is no table of this account and region.")
    return arn


def table(name: object, account: Account, index: object = None) -> Table:
    arn = table_arn(name, account)
    schema = account.schema_of(arn.removeprefix(account.table_prefix))
    if schema is None:
        raise RequestUnknown(f"{name!r} doesn't exist, so its keys aren't known.")
    if index is None:
        return Table(arn, schema.keys, schema.keys)
    if not isinstance(index, str) or index not in schema.indexes:
        raise RequestUnknown(f"{name!r} has no index {index!r}.")
    return Table(f"{arn}/index/{index}", schema.indexes[index], schema.keys)


def _is_table_name(text: str) -> bool:
    return bool(text) and all(each.isascii() and (each.isalnum() or each in "_.-") for each in text)


def context(
    *,
    leading_keys: tuple[str, ...] | None = None,
    attributes: frozenset[str] | None = None,
    **single: str | None,
) -> Values:
    """Condition keys by the name after `dynamodb:`; what is None is absent."""
    found: dict[str, str | tuple[str, ...]] = {
        f"{PREFIX}{name}": value for name, value in single.items() if value is not None
    }
    if leading_keys is not None:
        found[f"{PREFIX}leadingkeys"] = leading_keys
    if attributes is not None:
        found[f"{PREFIX}attributes"] = tuple(sorted(attributes))
    return found
