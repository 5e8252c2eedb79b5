"""As much of CloudWatch's metric math as the alarms use, for one moment.

Arithmetic, comparison, `IF(condition, then, else)` and `FILL(metric, value)` (CloudWatch User
Guide, "Using math expressions with CloudWatch metrics").
"""

import ast
import operator
from collections.abc import Callable, Mapping

Numbers = Mapping[str, float]
_ARITHMETIC: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISON: dict[str, Callable[[float, float], bool]] = {
    "GreaterThanThreshold": operator.gt,
    "GreaterThanOrEqualToThreshold": operator.ge,
}


def crosses(value: float, comparison: str, threshold: float) -> bool:
    return _COMPARISON[comparison](value, threshold)


def evaluated(expression: str, metrics: Numbers) -> float:
    return _value(ast.parse(expression, mode="eval").body, metrics)


def _value(node: ast.expr, metrics: Numbers) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            return metrics[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _ARITHMETIC[type(op)](_value(left, metrics), _value(right, metrics))
        case ast.Compare(left=left, ops=[ast.GtE()], comparators=[right]):
            return float(_value(left, metrics) >= _value(right, metrics))
        case ast.Call(func=ast.Name(id="IF"), args=[condition, then, otherwise]):
            return _value(then if _value(condition, metrics) else otherwise, metrics)
        case ast.Call(func=ast.Name(id="FILL"), args=[ast.Name(id=name), default]):
            return metrics[name] if name in metrics else _value(default, metrics)
    raise AssertionError(f"The alarms use {ast.unparse(node)}, which isn't modelled.")
