"""Copies of the project with one thing in a template broken, as a careless edit would."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from access.proof import shipped_policies, verdicts
from access.proof.matrix import Matrix
from access.proof.shipped_policies import Shipped, ShippedPolicy
from access.proof.specification import Principal
from access.proof.verdicts import Verdict
from amplify.project.root import ROOT

ACCESS = "backend/custom/access/access-cloudformation-template.json"
LEFT_OUT = shutil.ignore_patterns("*.py", "hooks", "node_modules", "#current-cloud-backend")
Statement = dict[str, Any]


def project(folder: Path) -> Path:
    shutil.copytree(ROOT / "amplify", folder / "amplify", ignore=LEFT_OUT)
    return folder / "amplify"


def edit(amplify: Path, template: str, sid: str, change: Callable[[Statement], object]) -> None:
    """Applies `change` to the one statement with this Sid."""
    file = amplify / template
    content = json.loads(file.read_text())
    (statement,) = [each for each in _statements(content) if each.get("Sid") == sid]
    change(statement)
    file.write_text(json.dumps(content))


def decided(amplify: Path, intact: Matrix) -> Matrix:
    """As `matrix.decided`, but only principals whose policies changed are decided again.

    A cell rests on the specification, on the names of the outputs, and on its principal's policies.
    """
    shipped = shipped_policies.load(amplify)
    assert shipped.arns == intact.shipped.arns
    changed = {
        each.name: verdicts.held_by(each, shipped)
        for each in intact.specification.principals
        if _held(each, shipped) != _held(each, intact.shipped)
    }
    judged = tuple(
        Verdict(each.cell, changed[each.cell.principal.name].allows(each.cell))
        if each.cell.principal.name in changed
        else each
        for each in intact.verdicts
    )
    return Matrix(intact.specification, shipped, {**intact.held, **changed}, judged)


def _held(principal: Principal, shipped: Shipped) -> tuple[ShippedPolicy, ...]:
    return shipped.of_role(principal.role, principal.switches)


def conditions(template: str) -> list[tuple[str, str, str]]:
    """Sid, operator and key of every condition of a shipped template."""
    content = json.loads((ROOT / "amplify" / template).read_text())
    return [
        (statement["Sid"], operator, key)
        for statement in _statements(content)
        for operator, keys in statement.get("Condition", {}).items()
        for key in keys
    ]


def _statements(node: Any) -> list[Statement]:
    if isinstance(node, dict):
        found = [node] if "Effect" in node and "Resource" in node else []
        return found + [each for value in node.values() for each in _statements(value)]
    if isinstance(node, list):
        return [each for value in node for each in _statements(value)]
    return []
