"""Whether a function's own policy lets a service invoke it, for one source (Lambda Developer Guide,
"Granting Lambda function access to AWS services"). The emulator asks nobody."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

Statements = Iterable[Mapping[str, Any]]


def lets_in(statements: Statements, service: str, source_arn: str) -> bool:
    return any(_lets_in(each, service, source_arn) for each in statements)


def _lets_in(statement: Mapping[str, Any], service: str, source_arn: str) -> bool:
    condition, account = statement.get("Condition", {}), source_arn.split(":")[4]
    source = condition.get("ArnLike", {}).get("AWS:SourceArn", "*")
    owner = condition.get("StringEquals", {}).get("AWS:SourceAccount", account)
    return (
        statement.get("Effect") == "Allow"
        and statement.get("Principal") == {"Service": service}
        and statement.get("Action") == "lambda:InvokeFunction"
        and fnmatchcase(source_arn, source)
        and owner == account
    )
