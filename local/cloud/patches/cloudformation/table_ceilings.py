"""Gives a table the ceilings that its template sets: the emulator's CloudFormation drops them.

Only so that they can be read back: the emulator refuses no request for its number.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from local.cloud.patches.cloudformation import provisioners
from local.cloud.patches.emulator import hooks

KIND = "AWS::DynamoDB::Table"
CREATE, UPDATE = provisioners.create(KIND), provisioners.update(KIND)
TABLES = hooks.Value("ministack.services.dynamodb", "_tables", object)
CEILINGS = "OnDemandThroughput"


def install() -> None:
    hooks.replace(CREATE, partial(_then_bounded, properties_at=1))
    hooks.replace(UPDATE, partial(_then_bounded, properties_at=2))


def _then_bounded(shipped: Callable[..., Any], properties_at: int) -> Callable[..., Any]:
    def handle(*given: Any, **named: Any) -> Any:
        result = shipped(*given, **named)
        _bound(result[0], given[properties_at])
        return result

    return handle


def _bound(name: str, properties: Mapping[str, Any]) -> None:
    tables = hooks.attribute(*TABLES)
    ceilings: Mapping[str, Any] = properties.get(CEILINGS) or {}
    tables[name][CEILINGS] = {kind: int(most) for kind, most in ceilings.items()}
