"""A request's expressions as they are put together, with the placeholders they use."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from access.oracle.requests.world import ATTRIBUTES, SAMPLES

Json = dict[str, Any]
COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")
NESTED = {
    "profile": (".city", ".deep", ".deep.city", ".missing"),
    "notes": ("[0]", "[1]", "[1].text", "[9]"),
}
_PLAIN = frozenset(name for name in ATTRIBUTES if name.isidentifier())


@dataclass
class Draft:
    """Collects `#name` and `:value` placeholders while one request is written."""

    random: Random
    names: dict[str, str] = field(default_factory=dict)
    values: Json = field(default_factory=dict)

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def value(self, value: Any) -> str:
        placeholder = f":v{len(self.values)}"
        self.values[placeholder] = value
        return placeholder

    def name(self, attribute: str) -> str:
        """The attribute as an expression spells it: bare where it can be, or behind an alias."""
        if attribute in _PLAIN and self.chance(55):
            return attribute
        return self.alias(attribute)

    def alias(self, attribute: str) -> str:
        odd = self.random.choice(("",) * 20 + ("_", "-a", ".city"))
        placeholder = f"#n{len(self.names)}{odd}"
        self.names[placeholder] = attribute
        if odd in ("-a", ".city") and self.chance(60):  # what a careless reader would see
            self.names[placeholder.removesuffix(odd)] = self.random.choice(ATTRIBUTES)
        return placeholder

    def attribute(self) -> str:
        return self.random.choice(ATTRIBUTES)

    def path(self) -> str:
        attribute = self.attribute()
        spelled = self.name(attribute)
        nested = NESTED.get(attribute, ())
        if nested and self.chance(60):
            return spelled + self._aliased(self.random.choice(nested))
        return spelled

    def _aliased(self, nested: str) -> str:
        if self.chance(30) and nested.startswith(".") and nested.count(".") == 1:
            return f".{self.alias(nested[1:])}"
        return nested

    def sample(self, attribute: str | None = None) -> Any:
        return self.random.choice(SAMPLES[attribute or self.attribute()])

    def condition(self, depth: int = 2) -> str:
        if depth and self.chance(35):
            inner = self.condition(depth - 1), self.condition(depth - 1)
            form = self.random.choice(("({}) AND {}", "{} OR {}", "NOT {}", "( {} or ({}) )"))
            return form.format(*inner)
        return self._comparison()

    def _comparison(self) -> str:
        attribute = self.attribute()
        path, value = self.name(attribute), self.value(self.sample(attribute))
        forms = (
            f"{path} {self.random.choice(COMPARISONS)} {value}",
            f"{value} {self.random.choice(COMPARISONS)} {path}",
            f"attribute_exists({self.path()})",
            f"attribute_not_exists ( {self.path()} )",
            f"attribute_type({path}, {self.value({'S': 'S'})})",
            f"begins_with({path}, {value})",
            f"contains({path},{value})",
            f"size({path}) > {self.value({'N': '1'})}",
            f"{path} BETWEEN {value} AND {self.value(self.sample(attribute))}",
            f"{path} in ({value}, {self.value(self.sample(attribute))})",
            f"{self.path()} = {self.path()}",
        )
        return self.random.choice(forms)

    def projection(self) -> str:
        paths = [self.path() for _ in range(self.random.randint(1, 3))]
        if self.chance(20):
            paths.append("pk")
        return self.random.choice((", ", ",", " ,\n")).join(paths)

    def update(self) -> str:
        clauses = [self._clause(word) for word in self._words()]
        return " ".join(clauses)

    def _words(self) -> list[str]:
        words = ["SET", "REMOVE", "ADD", "DELETE"]
        return self.random.sample(words, self.random.choice((1, 1, 2)))

    def _clause(self, word: str) -> str:
        attribute = self.attribute()
        path, value = self.name(attribute), self.value(self.sample(attribute))
        if word == "REMOVE":
            return f"REMOVE {self.path()}"
        if word == "ADD":
            return f"ADD {self.name('points')} {self.value({'N': '5'})}"
        if word == "DELETE":
            return f"DELETE {self.name('marks')} {self.value({'SS': ['x']})}"
        sources = (
            value,
            value,
            self.path(),
            f"if_not_exists({self.path()}, {value})",
            f"{self.name('points')} + {self.value({'N': '1'})}",
            f"list_append({self.name('notes')}, {self.value({'L': [{'S': 'z'}]})})",
        )
        return f"SET {path} = {self.random.choice(sources)}"

    def placeholders(self, *expressions: str) -> Json:
        """The parameters that the finished expressions need, and now and then one more."""
        text = " ".join(expressions)
        keep_all = self.chance(3)
        names = {key: each for key, each in self.names.items() if keep_all or key in text}
        values = {key: each for key, each in self.values.items() if keep_all or key in text}
        found: Json = {}
        if names:
            found["ExpressionAttributeNames"] = names
        if values:
            found["ExpressionAttributeValues"] = values
        return found
