"""What is looked at after a push: git's view of the clone, the packages, the auth template."""

import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from amplify.project import package_sizes
from local.push import clones, drift, packages
from local.push.project import Project, write_as_the_cli
from local.push.push_failed import Unexpected


def write(file: Path, content: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    write(folder / "amplify" / "cli.json", {})
    git = ["git", *clones.IDENTITY]
    subprocess.run([*git, "init", "--quiet", "."], cwd=folder, check=True)
    subprocess.run([*git, "add", "."], cwd=folder, check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "x"], cwd=folder, check=True)
    return folder


def test_a_clone_is_unchanged_though_it_has_an_environment(
    repository: Path, tmp_path: Path
) -> None:
    clone = clones.clone(repository, tmp_path / "clone")
    write(clone / clones.OWN_OF_THE_CLONE, {})
    assert clones.changed(clone) == []


def test_rewritten_and_new_files_are_changes(repository: Path) -> None:
    write(repository / "amplify" / "cli.json", {"rewritten": True})
    write(repository / "amplify" / "new" / "file.json", {})
    assert clones.changed(repository) == ["amplify/cli.json", "amplify/new/file.json"]
    clones.restore(repository)
    assert clones.changed(repository) == ["amplify/new/file.json"]


def package(folder: Path, *paths: str, size: int = 1) -> Project:
    """A project whose function `search` was packed with files at `paths`."""
    project = Project(folder)
    handler = {"LambdaFunction": {"Properties": {"Handler": "search.handler.handle"}}}
    write(project.template("function", "search"), {"Resources": handler})
    file = project.backend / "function" / "search" / "dist" / "latest-build.zip"
    file.parent.mkdir()
    with zipfile.ZipFile(file, "w") as archive:
        for path in paths:
            archive.writestr(path, b"x" * size)
    return project


def test_a_package_with_its_own_code_passes(tmp_path: Path) -> None:
    packages.check(package(tmp_path, "search/handler.py"))


def test_a_package_with_anything_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unexpected, match=r"search.*requests/api\.py"):
        packages.check(package(tmp_path, "search/handler.py", "requests/api.py"))


def test_a_package_over_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unexpected, match=f"more than {package_sizes.FUNCTION_BYTES}"):
        packages.check(package(tmp_path, "search/a.py", size=package_sizes.FUNCTION_BYTES + 1))


def auth(folder: Path, built: Any, committed: Any) -> Project:
    for name in drift.FILES:
        write(folder / "amplify/backend/auth/lectern/build" / name, built)
        write(folder / "amplify/generated/auth/lectern" / name, committed)
    return Project(folder)


def test_only_the_description_of_the_auth_template_may_differ(tmp_path: Path) -> None:
    built = {"Description": "made on Linux", "Resources": {"Pool": 1}}
    drift.check(auth(tmp_path, built, {"Description": "", "Resources": {"Pool": 1}}))


def test_a_drifted_auth_template_is_refused_where_it_differs(tmp_path: Path) -> None:
    with pytest.raises(Unexpected, match="/Resources/Pool/Length"):
        drift.check(
            auth(tmp_path, {"Resources": {"Pool": {"Length": 12}}}, {"Resources": {"Pool": {}}})
        )


def test_resources_are_named_as_the_cli_names_their_stacks(tmp_path: Path) -> None:
    config: dict[str, Any] = {
        "auth": {"lectern": {}},
        "function": {"search": {}},
        "parameters": {"x": {}},
    }
    write(tmp_path / "amplify/backend/backend-config.json", config)
    assert Project(tmp_path).resources() == {"authlectern", "functionsearch"}


def test_templates_are_written_as_the_cli_writes_them(tmp_path: Path) -> None:
    write_as_the_cli(tmp_path / "t.json", {"a": [1]})
    assert (tmp_path / "t.json").read_text() == '{\n  "a": [\n    1\n  ]\n}'
