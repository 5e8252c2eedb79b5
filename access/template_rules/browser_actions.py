"""What a browser may name in a policy: listed actions of DynamoDB, none that reads it whole."""

from collections.abc import Iterator

from cfnlint.template import Template

from access.template_rules import _policies
from access.template_rules._rule import Path, TemplateRule

PARTIQL = ("partiql", "executestatement", "batchexecutestatement", "executetransaction")
DATA_ACTIONS = frozenset(
    f"dynamodb:{name}" for name in ("GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem")
)


class NoScan(TemplateRule):
    id = "E9001"
    reason = "A browser's role may Scan: one request reads every learner's items."
    fix = "grant Query on the learner's own partition."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.browser_grants(cfn):
            if any(action.lower() == "dynamodb:scan" for action in each.actions):
                yield each.path


class NoPartiQL(TemplateRule):
    id = "E9002"
    reason = "A browser's role may use PartiQL: a statement without a key is a Scan or worse."
    fix = "grant GetItem, Query, PutItem, UpdateItem and DeleteItem only."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.browser_grants(cfn):
            operations = [action.lower().partition(":")[2] for action in each.actions]
            if any(operation.startswith(PARTIQL) for operation in operations):
                yield each.path


class ListedActions(TemplateRule):
    id = "E9003"
    reason = "An Allow names actions by a wildcard or by NotAction: it grants what AWS adds later."
    fix = "list each action by its whole name."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.allowed(cfn):
            if "NotAction" in each.body or any("*" in a or "?" in a for a in each.actions):
                yield each.path


class DataOnly(TemplateRule):
    id = "E9004"
    reason = "A browser's role may do more than read and write single partitions of DynamoDB."
    fix = "let a function do it, and grant a browser only " + ", ".join(sorted(DATA_ACTIONS)) + "."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.browser_grants(cfn):
            if not DATA_ACTIONS.issuperset(each.actions):
                yield each.path
