"""Works out a template's expressions as CloudFormation would, over made-up physical names.

CloudFormation User Guide, "Intrinsic function reference" and "Template reference" (what `Ref`
and `Fn::GetAtt` return for each type). Only what a policy or an output may hold is known.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from access.proof.errors import TemplateUnclear

REGION, ACCOUNT = "eu-west-1", "123456789012"
PSEUDO = {
    "AWS::Region": REGION,
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "aws",
    "AWS::StackName": "amplify-lectern-prod-1",
    "AWS::URLSuffix": "amazonaws.com",
}
_VARIABLE = re.compile(r"\$\{(!?)([^{}]+)\}")
_NAMES = {
    "AWS::DAX::Cluster": "ClusterName",
    "AWS::DynamoDB::Table": "TableName",
    "AWS::Events::Rule": "Name",
    "AWS::IAM::Role": "RoleName",
    "AWS::Lambda::Function": "FunctionName",
    "AWS::Logs::LogGroup": "LogGroupName",
    "AWS::SES::ConfigurationSet": "Name",
    "AWS::SQS::Queue": "QueueName",
    "AWS::SecretsManager::Secret": "Name",
}
_ARNS = {
    "AWS::Cognito::UserPool": "cognito-idp:{region}:{account}:userpool/{name}",
    "AWS::DAX::Cluster": "dax:{region}:{account}:cache/{name}",
    "AWS::DynamoDB::Table": "dynamodb:{region}:{account}:table/{name}",
    "AWS::Events::Rule": "events:{region}:{account}:rule/{name}",
    "AWS::IAM::Role": "iam::{account}:role/{name}",
    "AWS::KMS::Key": "kms:{region}:{account}:key/{name}",
    "AWS::Lambda::Function": "lambda:{region}:{account}:function:{name}",
    "AWS::Logs::LogGroup": "logs:{region}:{account}:log-group:{name}:*",
    "AWS::SQS::Queue": "sqs:{region}:{account}:{name}",
    "AWS::SecretsManager::Secret": "secretsmanager:{region}:{account}:secret:{name}-a1B2c3",
}
STREAM = "/stream/2026-11-21T00:00:00.000"


@dataclass(frozen=True)
class Scope:
    """One template and the values of its parameters."""

    stack: str
    template: Mapping[str, Any]
    parameters: Mapping[str, str]

    def value(self, node: Any) -> Any:
        """The node with every expression replaced by what it stands for."""
        if isinstance(node, list):
            return [self.value(each) for each in node]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            ((name, argument),) = node.items()
            if name in _FUNCTIONS:
                return _FUNCTIONS[name](self, argument)
            if name.startswith("Fn::"):
                raise TemplateUnclear(f"{self.stack} uses {name}, which the proof doesn't know.")
        return {name: self.value(each) for name, each in node.items()}

    def exists(self, definition: Mapping[str, Any]) -> bool:
        """Whether a resource's Condition, if it has one, holds."""
        name = definition.get("Condition")
        return name is None or self.holds(name)

    def holds(self, condition: str) -> bool:
        return _test(self, self.template["Conditions"][condition])

    def reference(self, name: str) -> str:
        if name in PSEUDO:
            return PSEUDO[name]
        if name in self.parameters:
            return self.parameters[name]
        declared = self.template.get("Parameters", {})
        if "Default" in declared.get(name, {}):
            return str(declared[name]["Default"])
        if name not in self.template["Resources"]:
            raise TemplateUnclear(f"{self.stack} refers to {name}, which it doesn't declare.")
        kind = self.template["Resources"][name]["Type"]
        return self._arn(name) if kind == "AWS::SecretsManager::Secret" else self._name(name)

    def attribute(self, name: str, attribute: str) -> str:
        kind = self.template["Resources"][name]["Type"]
        if kind in _ARNS and attribute in ("Arn", "Id"):
            return self._arn(name)
        if attribute == "StreamArn":
            return self._arn(name) + STREAM
        return f"{self.stack}.{name}.{attribute}"

    def _name(self, name: str) -> str:
        definition = self.template["Resources"][name]
        given = definition.get("Properties", {}).get(_NAMES.get(definition["Type"], ""))
        return f"{self.stack}-{name}" if given is None else str(self.value(given))

    def _arn(self, name: str) -> str:
        pattern = _ARNS[self.template["Resources"][name]["Type"]]
        return "arn:aws:" + pattern.format(region=REGION, account=ACCOUNT, name=self._name(name))


def _get_attribute(scope: Scope, argument: Any) -> str:
    name, attribute = argument.split(".", 1) if isinstance(argument, str) else argument
    return scope.attribute(name, attribute)


def _substitute(scope: Scope, argument: Any) -> str:
    text, given = (argument, {}) if isinstance(argument, str) else argument

    def replaced(found: re.Match[str]) -> str:
        literal, name = found.groups()
        if literal:
            return f"${{{name}}}"
        if name in given:
            return str(scope.value(given[name]))
        resource, dot, attribute = name.partition(".")
        return scope.attribute(resource, attribute) if dot else scope.reference(name)

    return _VARIABLE.sub(replaced, text)


def _choose(scope: Scope, argument: list[Any]) -> Any:
    condition, yes, no = argument
    return scope.value(yes if scope.holds(condition) else no)


def _test(scope: Scope, node: Mapping[str, Any]) -> bool:
    ((name, argument),) = node.items()
    if name == "Condition":
        return scope.holds(argument)
    if name == "Fn::Equals":
        left, right = scope.value(argument)
        return bool(str(left) == str(right))
    parts = [_test(scope, each) for each in argument]
    return {"Fn::Not": not parts[0], "Fn::And": all(parts), "Fn::Or": any(parts)}[name]


_FUNCTIONS: dict[str, Callable[[Scope, Any], Any]] = {
    "Ref": Scope.reference,
    "Fn::GetAtt": _get_attribute,
    "Fn::Sub": _substitute,
    "Fn::If": _choose,
    "Fn::Join": lambda scope, joined: joined[0].join(map(str, scope.value(joined[1]))),
    "Fn::Split": lambda scope, split: str(scope.value(split[1])).split(split[0]),
    "Fn::Select": lambda scope, chosen: scope.value(chosen[1])[int(scope.value(chosen[0]))],
}
