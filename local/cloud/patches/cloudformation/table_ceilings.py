"""Gives a table the ceilings that its template sets: the emulator's CloudFormation drops them.

Only so that they can be read back: the emulator refuses no request for its number.
"""

from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.patches.emulator import hooks
from local.cloud.patches.cloudformation.property_types import PROVISIONERS
from local.cloud.process.errors import EmulatorChanged

KIND = "AWS::DynamoDB::Table"
CEILINGS = "OnDemandThroughput"


def install() -> None:
    handler = hooks.attribute(PROVISIONERS, "_RESOURCE_HANDLERS", dict).get(KIND, {})
    if not {"create", "update"} <= handler.keys():
        raise EmulatorChanged(f"{PROVISIONERS} no longer creates and updates {KIND}.")
    handler["create"] = _then_bounded(handler["create"], properties_at=1)
    handler["update"] = _then_bounded(handler["update"], properties_at=2)


def _then_bounded(shipped: Callable[..., Any], properties_at: int) -> Callable[..., Any]:
    def handle(*given: Any, **named: Any) -> Any:
        result = shipped(*given, **named)
        _bound(result[0], given[properties_at])
        return result

    return handle


def _bound(name: str, properties: Mapping[str, Any]) -> None:
    tables = hooks.attribute("ministack.services.dynamodb", "_tables", object)
    ceilings: Mapping[str, Any] = properties.get(CEILINGS) or {}
    tables[name][CEILINGS] = {kind: int(most) for kind, most in ceilings.items()}
