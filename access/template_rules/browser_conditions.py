"""The conditions without which a browser's grant is wider than it looks.

Amazon DynamoDB developer guide, "Using IAM policy conditions for fine-grained access control".
"""

from collections.abc import Iterator

from cfnlint.template import Template

from access.template_rules import _policies
from access.template_rules._policies import Statement
from access.template_rules._rule import Path, TemplateRule

LEADING_KEYS = "dynamodb:LeadingKeys"
PERSON = "aws:PrincipalTag/sub"
ATTRIBUTES = "dynamodb:Attributes"
EVERY_VALUE = ("ForAllValues:StringEquals", "ForAllValues:StringLike")
ONE_VALUE = ("StringEquals", "StringEqualsIfExists")
READS = frozenset({"dynamodb:getitem", "dynamodb:query", "dynamodb:batchgetitem", "dynamodb:scan"})
WRITES = frozenset({"dynamodb:putitem", "dynamodb:updateitem", "dynamodb:deleteitem"})
HARMLESS_RETURNS = frozenset({"NONE", "UPDATED_OLD", "UPDATED_NEW"})
"""Both UPDATED_* give back only attributes that the request itself named."""


def _pinned(statement: Statement, key: str, allowed: frozenset[str]) -> bool:
    found = [statement.condition(operator, key) for operator in ONE_VALUE]
    return any(values and allowed.issuperset(values) for values in found)


def _is_whole(statement: Statement, key: str) -> bool:
    """A write that names no attribute changes none but by its key: a delete names its key alone."""
    writes = {action.lower() for action in statement.actions} <= WRITES
    return key == ATTRIBUTES.lower() and writes


def _does(statement: Statement, actions: frozenset[str]) -> bool:
    """Whether it grants one of them, by name or by a wildcard."""
    named = {action.lower() for action in statement.actions}
    return bool(named & actions) or any("*" in action for action in named)


class NullBesideForAllValues(TemplateRule):
    id = "E9010"
    reason = "ForAllValues is true of a request that lacks the key, so this Allow lets it through."
    fix = 'add "Null": {"<the key>": "false"} to the same Condition.'

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.allowed(cfn):
            for operator, key, _ in each.conditions:
                present = each.condition("Null", key)
                if _is_whole(each, key):
                    continue
                if operator.startswith("ForAllValues:") and present != ["false"]:
                    yield (*each.path, "Condition", operator)


class OwnPartition(TemplateRule):
    id = "E9011"
    reason = "A browser's grant doesn't say whose partition: it reaches every learner's items."
    fix = "limit dynamodb:LeadingKeys by ForAllValues:StringEquals or ForAllValues:StringLike."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.dynamodb_grants(cfn):
            if not any(each.condition(operator, LEADING_KEYS) for operator in EVERY_VALUE):
                yield each.path


class ListedAttributes(TemplateRule):
    id = "E9012"
    reason = "A browser's grant doesn't list attributes: it reads and writes internal ones too."
    fix = "limit dynamodb:Attributes by ForAllValues:StringEquals, the keys pk and sk included."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.dynamodb_grants(cfn):
            if not each.condition("ForAllValues:StringEquals", ATTRIBUTES):
                yield each.path


class PinnedSelect(TemplateRule):
    id = "E9013"
    reason = "A browser's read isn't bound to named attributes: without a projection it gets all."
    fix = 'add "StringEquals": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}.'

    def offences(self, cfn: Template) -> Iterator[Path]:
        wanted = frozenset({"SPECIFIC_ATTRIBUTES"})
        for each in _policies.dynamodb_grants(cfn):
            if _does(each, READS) and not _pinned(each, "dynamodb:Select", wanted):
                yield each.path


class PinnedReturnValues(TemplateRule):
    id = "E9014"
    reason = "A browser's write may ask for the old item: ReturnValues isn't pinned."
    fix = 'add "StringEqualsIfExists": {"dynamodb:ReturnValues": "NONE"}.'

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.dynamodb_grants(cfn):
            if _does(each, WRITES) and not _pinned(each, "dynamodb:ReturnValues", HARMLESS_RETURNS):
                yield each.path


class SaysWhoAsks(TemplateRule):
    id = "E9016"
    reason = "A browser's grant holds for a session that doesn't say which person it is."
    fix = 'add "aws:PrincipalTag/sub": "false" to the Null of the same Condition.'

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.dynamodb_grants(cfn):
            if each.condition("Null", PERSON) != ["false"]:
                yield each.path


class NoForAnyValue(TemplateRule):
    id = "E9015"
    reason = "ForAnyValue lets a batch through as soon as one of its keys is allowed."
    fix = "use ForAllValues with a Null beside it."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.allowed(cfn):
            for operator, key, _ in each.conditions:
                if operator.startswith("ForAnyValue:") and key.startswith("dynamodb:"):
                    yield (*each.path, "Condition", operator)
