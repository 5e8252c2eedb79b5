"""What every rule of the project is: a reason, a fix, and the places that break it."""

from collections.abc import Iterable
from typing import Any

from cfnlint.rules import CloudFormationLintRule, RuleMatch
from cfnlint.template import Template

Path = tuple[str | int, ...]
"""Where in the template an offence is."""


class TemplateRule(CloudFormationLintRule):  # type: ignore[misc]
    """`id` is E9xxx; `reason` and `fix` are one line each, for the developer who broke it.

    cfn-lint ignores a rule without an id, so this class itself checks nothing.
    """

    reason = ""
    fix = ""
    tags = ["lectern", "security"]  # noqa: RUF012 - cfn-lint reads the attribute of the class

    @property
    def shortdesc(self) -> str:
        return self.reason

    @property
    def description(self) -> str:
        return self.fix

    def match(self, cfn: Template) -> list[RuleMatch]:
        message = f"{self.reason} Fix: {self.fix}"
        return [RuleMatch(list(path), message) for path in self.offences(cfn)]

    def offences(self, cfn: Template) -> Iterable[Path]:
        """The places where `cfn` breaks the rule."""
        raise NotImplementedError


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
