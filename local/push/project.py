"""Reads the Amplify project in a clone."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CLI_OWN = ("parameters",)
"""Sections of backend-config.json that name no resource."""


@dataclass(frozen=True)
class Project:
    """A clone that holds an `amplify` folder."""

    folder: Path

    @property
    def backend(self) -> Path:
        return self.folder / "amplify" / "backend"

    def resources(self) -> frozenset[str]:
        """The logical ids that the CLI gives the nested stacks: category, then name."""
        config = self._json(self.backend / "backend-config.json")
        return frozenset(
            category + name
            for category, resources in config.items()
            if category not in CLI_OWN
            for name in resources
        )

    def deployed(self) -> dict[str, Any]:
        """amplify-meta.json: the last push's results by category and resource, with outputs."""
        return self._json(self.backend / "amplify-meta.json")

    def outputs(self, category: str, name: str) -> dict[str, str]:
        found: dict[str, str] = self.deployed()[category][name]["output"]
        return found

    def root(self) -> dict[str, str]:
        """The root stack of the environment that is checked out: StackName, AuthRoleName …"""
        found: dict[str, str] = self.deployed()["providers"]["awscloudformation"]
        return found

    def template(self, category: str, name: str) -> Path:
        return self.backend / category / name / f"{name}-cloudformation-template.json"

    def sign_in(self) -> dict[str, Any]:
        """The answers to `amplify add auth`."""
        inputs: dict[str, Any] = self._json(self.backend / "auth/lectern/cli-inputs.json")
        answers: dict[str, Any] = inputs["cognitoConfig"]
        return answers

    def _json(self, file: Path) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(file.read_text())
        return read


def write_as_the_cli(file: Path, content: dict[str, Any]) -> None:
    """Two spaces, no newline at the end: the CLI rewrites templates like this at every push."""
    file.write_text(json.dumps(content, indent=2, ensure_ascii=False))
