"""Random PartiQL statements, alone, in batches and in transactions."""
# ruff: noqa: S608 - statements put together at random are what is wanted

from random import Random
from typing import Any

from access.oracle.requests.draft import COMPARISONS, Draft, Json
from access.oracle.requests.world import (
    ATTRIBUTES,
    BY_TITLE,
    LEARNERS,
    PARTITIONS,
    SORTS,
    TITLES,
)

_PLAIN = tuple(name for name in ATTRIBUTES if name.isidentifier())


def execute_statement(random: Random) -> Json:
    writer = _Writer(Draft(random))
    forms = (writer.select, writer.select, writer.update, writer.delete, writer.insert)
    return writer.body(random.choice(forms)())


def batch_execute(random: Random) -> Json:
    return {"Statements": _several(random)}


def execute_transaction(random: Random) -> Json:
    return {"TransactStatements": _several(random)}


def _several(random: Random) -> list[Json]:
    """Statements about one item each, either all of them reads or all of them writes."""
    reads, found = random.randrange(2), []
    for _ in range(random.randint(1, 2)):
        writer = _Writer(Draft(random))
        forms = (writer.select_item,) if reads else (writer.update, writer.delete, writer.insert)
        found.append(writer.body(random.choice(forms)()))
    return found


class _Writer:
    """Writes one statement and collects the parameters for its question marks."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.random = draft.random
        self.parameters: list[Any] = []

    def body(self, text: str) -> Json:
        body: Json = {"Statement": self.distorted(text)}
        return {**body, "Parameters": self.parameters} if self.parameters else body

    def literal(self, value: Any) -> str:
        ((kind, content),) = value.items()
        if self.draft.chance(30) or kind not in ("S", "N"):
            self.parameters.append(value)
            return "?"
        return f"'{content}'" if kind == "S" else str(content)

    def column(self, attribute: str | None = None) -> str:
        name = attribute or self.attribute()
        if name.isidentifier() and self.draft.chance(60):
            return name
        doubled = name.replace('"', '""')
        return f'"{doubled}"'

    def attribute(self) -> str:
        return self.draft.attribute() if self.draft.chance(15) else self.random.choice(_PLAIN)

    def path(self) -> str:
        """Not profile.city: the emulator takes it for the attribute of that very name."""
        nested = ("profile.deep.city", "notes[0]", "notes[1].text", "x.pk")
        return self.random.choice(nested) if self.draft.chance(20) else self.column()

    def columns(self) -> str:
        if self.draft.chance(25):
            return "*"
        return ", ".join(self.path() for _ in range(self.random.randint(1, 2)))

    def select(self) -> str:
        columns = self.columns()
        if self.draft.chance(20):
            equal = f"title = {self.literal({'S': self.random.choice(TITLES)})}"
            return f'SELECT {columns} FROM "{LEARNERS}"."{BY_TITLE}" WHERE {equal}{self.more()}'
        source = self.random.choice((LEARNERS, f'"{LEARNERS}"'))
        return f"SELECT {columns} FROM {source}{self.where()}"

    def select_item(self) -> str:
        return f"SELECT {self.columns()} FROM {LEARNERS} WHERE {self.item()}{self.more()}"

    def where(self) -> str:
        if self.draft.chance(8):
            return ""
        parts = [self.partition()]
        if self.draft.chance(50):
            parts.append(self.comparison())
        self.random.shuffle(parts)
        joined = self.random.choice((" AND ", " AND ", " and ", " OR ")).join(parts)
        return self.random.choice((f" WHERE {joined}", f" WHERE {joined}", f" where ({joined})"))

    def partition(self) -> str:
        pk = self.random.choice(("pk", "pk", '"pk"'))
        value = self.literal({"S": self.random.choice(PARTITIONS)})
        if self.draft.chance(70):
            return self.random.choice((f"{pk} = {value}", f"{value} = {pk}"))
        other = self.literal({"S": self.random.choice(PARTITIONS)})
        return self.random.choice(
            (
                f"{pk} IN [{value}, {other}]",
                f"NOT {pk} = {value}",
                f"{pk} BETWEEN {value} AND {other}",
                f"begins_with({pk}, {value})",
                f"{pk} <> {value}",
                f"profile.{pk} = {value}",
            )
        )

    def comparison(self) -> str:
        if self.draft.chance(30):
            return f"sk = {self.literal({'S': self.random.choice(SORTS)})}"
        attribute = self.attribute()
        column, value = self.column(attribute), self.literal(self.draft.sample(attribute))
        forms = (
            f"{column} {self.random.choice(COMPARISONS)} {value}",
            f"{column} IS MISSING",
            f"contains({column}, {value})",
            f"size({column}) > 1",
        )
        return self.random.choice(forms if value != "?" else forms[:1])

    def more(self) -> str:
        return f" AND {self.comparison()}" if self.draft.chance(40) else ""

    def item(self) -> str:
        equal = f"pk = {self.literal({'S': self.random.choice(PARTITIONS)})}"
        partition = equal if self.draft.chance(80) else self.partition()
        return f"{partition} AND sk = {self.literal({'S': self.random.choice(SORTS)})}"

    def update(self) -> str:
        attribute = self.attribute()
        change = f"REMOVE {self.column()}"
        if self.draft.chance(70):
            change = f"SET {self.column(attribute)} = {self.literal(self.draft.sample(attribute))}"
        return f"UPDATE {LEARNERS} {change} WHERE {self.item()}{self.returning()}"

    def delete(self) -> str:
        return f"DELETE FROM {LEARNERS} WHERE {self.item()}{self.more()}{self.returning()}"

    def returning(self) -> str:
        if self.draft.chance(70):
            return ""
        word = self.random.choice(("ALL OLD", "MODIFIED OLD", "ALL NEW", "MODIFIED NEW"))
        return f" RETURNING {word} *"

    def insert(self) -> str:
        pk = self.literal({"S": self.random.choice((*PARTITIONS, "fresh"))})
        entries = [f"'pk': {pk}", f"'sk': {self.literal({'S': self.random.choice(SORTS)})}"]
        if self.draft.chance(60):
            name = self.attribute()
            entries.append(f"'{name}': {self.literal(self.draft.sample(name))}")
        return f"INSERT INTO {LEARNERS} VALUE {{{', '.join(entries)}}}"

    def distorted(self, text: str) -> str:
        """Now and then a comment, behind which something may hide."""
        if not self.draft.chance(12):
            return text
        words = text.split(" ")
        ands = [at for at, word in enumerate(words) if word == "AND"]
        at = self.random.choice(ands if ands else range(1, len(words)))
        comment = self.random.choice(("--", "-- \n", "/* */", ";"))
        return " ".join([*words[:at], comment, *words[at:]])
