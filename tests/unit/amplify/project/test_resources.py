"""The project is read as the CLI reads it, in an order in which it can be deployed."""

import json
from pathlib import Path
from typing import Any

import pytest

from amplify import project
from amplify.project.errors import ProjectInvalid
from amplify.project.root import ROOT


def _write(amplify: Path, config: dict[str, dict[str, list[str]]]) -> Path:
    """A project from `{category: {name: [keys of what it depends on]}}`."""
    document: dict[str, Any] = {
        category: {
            name: {
                "dependsOn": [
                    {"category": c, "resourceName": r, "attributes": ["Arn"]}
                    for c, r in (key.split(".") for key in wanted)
                ]
            }
            for name, wanted in entries.items()
        }
        for category, entries in config.items()
    }
    for category, entries in config.items():
        for name in entries:
            folder = amplify / "backend" / category / name
            folder.mkdir(parents=True)
            (folder / f"{name}-cloudformation-template.json").write_text('{"Resources": {}}')
    (amplify / "backend" / "backend-config.json").write_text(json.dumps(document))
    return amplify


def test_a_resource_comes_after_all_that_it_depends_on(tmp_path: Path) -> None:
    amplify = _write(
        tmp_path,
        {
            "custom": {"api": ["function.search"]},
            "function": {"search": ["storage.content"]},
            "storage": {"content": []},
        },
    )
    keys = [resource.key for resource in project.load(amplify)]
    assert keys == ["storagecontent", "functionsearch", "customapi"]


def test_a_dependency_on_nothing_is_named(tmp_path: Path) -> None:
    amplify = _write(tmp_path, {"custom": {"api": ["function.gone"]}})
    with pytest.raises(ProjectInvalid, match="customapi depends on functiongone"):
        project.load(amplify)


def test_a_circle_is_named(tmp_path: Path) -> None:
    amplify = _write(tmp_path, {"custom": {"a": ["custom.b"], "b": ["custom.a"]}})
    with pytest.raises(ProjectInvalid, match="customa"):
        project.load(amplify)


def test_two_templates_in_one_folder_are_refused(tmp_path: Path) -> None:
    amplify = _write(tmp_path, {"custom": {"a": []}})
    (amplify / "backend/custom/a/b-cloudformation-template.json").write_text("{}")
    with pytest.raises(ProjectInvalid, match="must hold one"):
        project.load(amplify)


def test_a_generated_template_stands_in_for_one_that_the_cli_makes_at_push(tmp_path: Path) -> None:
    amplify = _write(tmp_path, {"auth": {"lectern": []}})
    (amplify / "backend/auth/lectern/lectern-cloudformation-template.json").unlink()
    generated = amplify / "generated/auth/lectern"
    generated.mkdir(parents=True)
    (generated / "lectern-cloudformation-template.json").write_text(
        '{"Resources": {"UserPool": 1}}'
    )
    (resource,) = project.load(amplify)
    assert resource.template == {"Resources": {"UserPool": 1}}


def test_our_own_project_can_be_ordered() -> None:
    config = json.loads((ROOT / "amplify/backend/backend-config.json").read_text())
    del config["parameters"]
    named = {category + name for category, entries in config.items() for name in entries}
    assert {resource.key for resource in project.load(ROOT / "amplify")} == named
