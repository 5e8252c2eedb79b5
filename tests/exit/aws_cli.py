"""The real AWS CLI, as whoever leaves Amplify runs it, against the local cloud."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.settings import REGION
from tests.access.cloud import Empty

PROGRAM = Path(sys.executable).with_name("aws")
SECONDS = 240


@dataclass(frozen=True)
class AwsCli:
    """`folder` holds what `python -m amplify.plain` wrote."""

    cloud: Empty
    folder: Path

    def run(self, *arguments: str) -> str:
        """What the command printed; its own complaint is the failure's text."""
        done = subprocess.run(
            [str(PROGRAM), *arguments],
            cwd=self.folder,
            env=self.environ(),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, f"aws {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def read(self, *arguments: str) -> Any:
        return json.loads(self.run(*arguments, "--output", "json") or "{}")

    def outputs(self, stack: str) -> dict[str, str]:
        described = self.read("cloudformation", "describe-stacks", "--stack-name", stack)
        found = described["Stacks"][0].get("Outputs", ())
        return {each["OutputKey"]: each["OutputValue"] for each in found}

    def environ(self) -> dict[str, str]:
        nowhere = os.devnull
        return {
            "PATH": os.environ["PATH"],
            "AWS_ENDPOINT_URL": self.cloud.url,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": self.cloud.root.root_access_key_id,
            "AWS_SECRET_ACCESS_KEY": self.cloud.root.root_secret_access_key,
            "AWS_CONFIG_FILE": nowhere,
            "AWS_SHARED_CREDENTIALS_FILE": nowhere,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
        }
