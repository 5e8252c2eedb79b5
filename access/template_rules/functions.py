"""Every function has a role, a log group and a trace of its own, and loses no event."""

from collections.abc import Iterator
from typing import Any

from cfnlint.template import Template

from access.template_rules import _resources
from access.template_rules._rule import Path, TemplateRule

FUNCTION = "AWS::Lambda::Function"
SYNCHRONOUS = frozenset({"apigateway.amazonaws.com", "cognito-idp.amazonaws.com"})
"""Services that wait for a function's answer, so their caller sees that it failed."""
ASKED_AGAIN = "rate(1 minute)"
"""A schedule whose event holds nothing: what one of them couldn't do, the next minute's does."""
WITHOUT_END = -1
"""MaximumRetryAttempts that isn't set (CloudFormation reference, EventSourceMapping)."""


def _place(name: str, *rest: str) -> Path:
    return ("Resources", name, "Properties", *rest)


class OwnRole(TemplateRule):
    id = "E9040"
    reason = "A function uses a role that others may use too: each may then do what all may."
    fix = "give the function an AWS::IAM::Role of its own in its template."

    def offences(self, cfn: Template) -> Iterator[Path]:
        roles = [name for name, _ in _resources.of_type(cfn, "AWS::IAM::Role")]
        taken: set[str] = set()
        for name, function in _resources.of_type(cfn, FUNCTION):
            own = [role for role in roles if _resources.names(function.get("Role"), role)]
            if not own or own[0] in taken:
                yield _place(name, "Role")
            taken.update(own)


class NoManagedPolicies(TemplateRule):
    id = "E9041"
    reason = "A role has policies that AWS or others maintain: what it may do isn't written here."
    fix = "write the statements that it needs into the template."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, role in _resources.of_type(cfn, "AWS::IAM::Role"):
            if role.get("ManagedPolicyArns"):
                yield _place(name, "ManagedPolicyArns")


class OwnLogGroup(TemplateRule):
    id = "E9042"
    reason = "A function has no log group in its template: Lambda makes one that never forgets."
    fix = "add an AWS::Logs::LogGroup and name it in the function's LoggingConfig."

    def offences(self, cfn: Template) -> Iterator[Path]:
        groups = [name for name, _ in _resources.of_type(cfn, "AWS::Logs::LogGroup")]
        for name, function in _resources.of_type(cfn, FUNCTION):
            named = function.get("LoggingConfig", {}).get("LogGroup")
            if named not in [{"Ref": group} for group in groups]:
                yield _place(name)


class Traced(TemplateRule):
    id = "E9043"
    reason = "A function isn't traced: a request can't be followed through it."
    fix = 'set "TracingConfig": {"Mode": "Active"}.'

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, function in _resources.of_type(cfn, FUNCTION):
            if function.get("TracingConfig", {}).get("Mode") != "Active":
                yield _place(name)


def _is_stream(mapping: dict[str, Any]) -> bool:
    """Only a stream's mapping has a place to start from."""
    return "StartingPosition" in mapping


class StreamFailuresKept(TemplateRule):
    id = "E9044"
    reason = "Records of a stream that keep failing are dropped when they expire."
    fix = "set DestinationConfig.OnFailure and bound the retries by MaximumRetryAttempts."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, mapping in _resources.of_type(cfn, "AWS::Lambda::EventSourceMapping"):
            kept = mapping.get("DestinationConfig", {}).get("OnFailure")
            retries = _resources.value(cfn, mapping.get("MaximumRetryAttempts", WITHOUT_END))
            if _is_stream(mapping) and (not kept or int(retries) == WITHOUT_END):
                yield _place(name)


def _is_asked_again(cfn: Template, permission: dict[str, Any]) -> bool:
    return any(
        _resources.names(permission.get("SourceArn"), name)
        and rule.get("ScheduleExpression") == ASKED_AGAIN
        for name, rule in _resources.of_type(cfn, "AWS::Events::Rule")
    )


class EventFailuresKept(TemplateRule):
    id = "E9045"
    reason = "A service hands this function events and doesn't wait: a failed event is lost."
    fix = "set DeadLetterConfig, or an EventInvokeConfig with OnFailure, or ask again each minute."

    def offences(self, cfn: Template) -> Iterator[Path]:
        functions = dict(_resources.of_type(cfn, FUNCTION))
        kept = [
            config.get("FunctionName")
            for _, config in _resources.of_type(cfn, "AWS::Lambda::EventInvokeConfig")
            if config.get("DestinationConfig", {}).get("OnFailure")
        ]
        for _, permission in _resources.of_type(cfn, "AWS::Lambda::Permission"):
            if permission.get("Principal") in SYNCHRONOUS or _is_asked_again(cfn, permission):
                continue
            named = permission.get("FunctionName")
            for name, function in functions.items():
                lost = "DeadLetterConfig" not in function and named not in kept
                if _resources.names(named, name) and lost:
                    yield _place(name)
