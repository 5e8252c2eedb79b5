"""Has a rule of EventBridge invoke a function as AWS does: only where it may, and again on failure.

- The function's own policy has to let `events.amazonaws.com` in for that rule (EventBridge User
  Guide, "Using resource-based policies"). The emulator asks nobody.
- The invocation is asynchronous: what fails is tried twice more (Lambda Developer Guide, "How
  Lambda handles errors and retries with asynchronous invocation"). The emulator tries once.

The emulator's own clock fires the rules, every ten seconds those whose time has come.
"""

import json
import logging
from collections.abc import Callable
from typing import Any

from local.cloud.patches.emulator import hooks
from local.cloud.patches.lambda_ import function_policies

EVENTBRIDGE, LAMBDA = "ministack.services.eventbridge", "ministack.services.lambda_svc"
INVOKE = hooks.Target(EVENTBRIDGE, "_invoke_target", ("target", "event", "rule", "view"))
DISPATCH = hooks.Target(EVENTBRIDGE, "_dispatch_to_lambda", ("arn", "payload"))
FIND = hooks.Target(LAMBDA, "_get_func_record_for_ref", ("function_ref",))
RECORD = hooks.Target(LAMBDA, "_execution_record_for_config", ("func", "config"))
RETRYING = hooks.Target(LAMBDA, "invoke_async_with_retry", ("func", "event"))
SERVICE = "events.amazonaws.com"
_log = logging.getLogger(__name__)


def install() -> None:
    for used in (FIND, RECORD, RETRYING):
        hooks.original(used)
    hooks.replace(INVOKE, _where_it_may)
    hooks.replace(DISPATCH, lambda _shipped: _again_on_failure)


def _where_it_may(shipped: Callable[..., None]) -> Callable[..., None]:
    def invoke_target(target: Any, event: Any, rule: Any, view: Any = None) -> None:
        arn, rule_arn = str(target.get("Arn", "")), str(rule.get("Arn", ""))
        if ":lambda:" in arn:
            function, _, name = hooks.original(FIND)(arn)
            statements = (function or {}).get("policy", {}).get("Statement", ())
            if not function_policies.lets_in(statements, SERVICE, rule_arn):
                _log.warning("%s may not invoke %s: its policy doesn't say so.", rule_arn, name)
                return
        shipped(target, event, rule, view)

    return invoke_target


def _again_on_failure(arn: str, payload: str) -> None:
    function, config, name = hooks.original(FIND)(arn)
    if not function or not config:
        _log.warning("A rule's target isn't there: %s.", name)
        return
    hooks.original(RETRYING)(hooks.original(RECORD)(function, config), json.loads(payload))
