"""One condition of a statement, and whether it holds in a request.

IAM User Guide: "Condition operators" for absent keys, IfExists and Null; "Set operators for
multivalued context keys" for ForAllValues and ForAnyValue.
"""

from dataclasses import dataclass
from enum import Enum

from access.iam import policy_text
from access.iam.operators import EXACT_TEXT, OPERATORS, Operator
from access.iam.policy_text import Template, Values
from access.iam.undecidable import PolicyInvalid, ValueInvalid

NULL = "Null"
IF_EXISTS = "IfExists"


class Quantifier(Enum):
    ONE = ""
    ALL = "ForAllValues"
    ANY = "ForAnyValue"


@dataclass(frozen=True)
class Condition:
    """`key` is in lower case. `constants` are values compared by plain equality.

    `operator` is None for Null; `wants_absent` then holds its one value.
    """

    key: str
    operator: Operator | None
    quantifier: Quantifier = Quantifier.ONE
    if_exists: bool = False
    constants: frozenset[str] = frozenset()
    values: tuple[Template, ...] = ()
    wants_absent: bool = False

    @property
    def reads(self) -> frozenset[str]:
        """The context keys whose values decide whether it holds."""
        return frozenset({self.key}).union(*map(policy_text.variables, self.values))

    def holds(self, context: Values) -> bool:
        found = context.get(self.key)
        if self.operator is None:
            return (not found and found != "") == self.wants_absent
        if found is None:
            return self._holds_without_key(self.operator)
        if isinstance(found, tuple):
            return self._holds_for_several(found, self.operator, context)
        return self._holds_for(found, self.operator, context)

    def _holds_without_key(self, operator: Operator) -> bool:
        if self.quantifier is Quantifier.ALL:
            return True  # "ForAllValues … also returns true if there are no context keys"
        if self.quantifier is Quantifier.ANY:
            return False
        return self.if_exists or operator.negated

    def _holds_for_several(
        self, found: tuple[str, ...], operator: Operator, context: Values
    ) -> bool:
        if self.quantifier is Quantifier.ALL:
            return all(self._holds_for(value, operator, context) for value in found)
        if self.quantifier is Quantifier.ANY:
            return any(self._holds_for(value, operator, context) for value in found)
        if operator.negated:
            raise ValueInvalid(f"{self.key} has several values: its operator needs a set operator.")
        return False

    def _holds_for(self, value: str, operator: Operator, context: Values) -> bool:
        # Every variable is resolved, even if an earlier value decides: an unresolved one
        # must not go unnoticed.
        resolved = [policy_text.resolve(template, context) for template in self.values]
        matched = value in self.constants or any(
            operator.compare(expected, value) for expected in resolved
        )
        return matched != operator.negated


def parse(name: str, key: str, values: tuple[str, ...], *, with_variables: bool) -> Condition:
    """`name` is the operator as the policy spells it, such as ForAllValues:StringLikeIfExists."""
    quantifier, base, if_exists = _split(name)
    if base == NULL:
        if quantifier is not Quantifier.ONE or if_exists:
            raise PolicyInvalid(f"{name} isn't a condition operator.")
        return Condition(key.lower(), None, wants_absent=_null_value(values))
    operator = OPERATORS.get(base)
    if operator is None:
        raise PolicyInvalid(f"{name} isn't a condition operator that the model knows.")
    parsed = tuple(
        policy_text.parse(value, with_variables=with_variables and operator.variables)
        for value in values
    )
    exact = base in EXACT_TEXT
    return Condition(
        key=key.lower(),
        operator=operator,
        quantifier=quantifier,
        if_exists=if_exists,
        constants=frozenset(
            policy_text.plain(policy_text.resolve(template, {}))
            for template in parsed
            if exact and policy_text.constant(template)
        ),
        values=tuple(
            template for template in parsed if not (exact and policy_text.constant(template))
        ),
    )


def _split(name: str) -> tuple[Quantifier, str, bool]:
    prefix, separator, rest = name.partition(":")
    if not separator:
        prefix, rest = "", name
    try:
        quantifier = Quantifier(prefix)
    except ValueError as error:
        raise PolicyInvalid(f"{prefix} isn't a set operator.") from error
    base = rest.removesuffix(IF_EXISTS)
    return quantifier, base, base != rest


def _null_value(values: tuple[str, ...]) -> bool:
    wanted = {value.lower() for value in values}
    if wanted not in ({"true"}, {"false"}):
        raise PolicyInvalid("Null takes one value, true or false.")
    return wanted == {"true"}
