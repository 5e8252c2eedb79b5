"""Accepts resource types that the emulator lacks, so that templates with them still deploy.

Only what local.cloud.deploy.unsupported lists: of that nothing is created, and the log says so
each time. Any other unknown type still fails its stack.
"""

import sys
from collections.abc import Callable
from typing import Any

from local.cloud.deploy.unsupported import ALARM, METRIC_MATH, UNSUPPORTED, is_unsupported
from local.cloud.patches.cloudformation import provisioners
from local.cloud.patches.cloudformation.provisioners import PROVISIONERS
from local.cloud.patches.emulator import hooks

Created = tuple[str, dict[str, str]]
GAPS = tuple(provisioners.whole(kind) for kind in sorted(UNSUPPORTED))
PUT_ALARM = hooks.Target(PROVISIONERS, "_cw_metric_alarm_put", ("name", "props"))


def install() -> None:
    for gap in GAPS:
        (kind,) = gap.keys
        hooks.add(gap, {"create": _recorder(kind), "update": _keep, "delete": _forget})
    hooks.replace(PUT_ALARM, _unless_absent)


def _unless_absent(shipped: Callable[..., Created]) -> Callable[..., Created]:
    def put(name: str, properties: dict[str, Any]) -> Created:
        if is_unsupported(ALARM, properties):
            return _say(name, f"{ALARM} on {METRIC_MATH}"), {}
        return shipped(name, properties)

    return put


def _recorder(kind: str) -> Any:
    def create(logical_id: str, _properties: dict[str, Any], stack_name: str) -> Created:
        return _say(f"{stack_name}-{logical_id}", kind), {}

    return create


def _say(physical_id: str, kind: str) -> str:
    sys.stderr.write(f"{physical_id} ({kind}) is recorded, and not created.\n")
    return physical_id


def _keep(physical_id: str, *_properties: object) -> Created:
    return physical_id, {}


def _forget(_physical_id: str, _properties: dict[str, Any]) -> None:
    """Nothing was created."""
