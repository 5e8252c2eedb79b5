"""The Amplify CLI's commands that a developer types, run without questions."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from local.push.push_failed import CommandFailed
from local.push.toolchain import Toolchain

COMMAND_SECONDS = 900
TAIL_LINES = 25
PROVIDERS = {
    "awscloudformation": {"configLevel": "project", "useProfile": True, "profileName": "default"}
}


@dataclass(frozen=True)
class Amplify:
    """The CLI in one clone; `logs` gets each command's output."""

    folder: Path
    toolchain: Toolchain
    environ: Mapping[str, str]
    logs: Path

    def init(self, environment: str) -> str:
        project = {"projectName": "lectern", "envName": environment, "defaultEditor": "none"}
        return self._run("init", "--yes", *self._headless(project, frontend=True))

    def push(self) -> str:
        return self._run("push", "--yes")

    def push_everything(self) -> str:
        """Builds every package anew and uploads it, changed or not."""
        return self._run("push", "--yes", "--force")

    def refused_push(self) -> str:
        """A push that must fail; raises CommandFailed if it succeeds."""
        return self._run("push", "--yes", succeeds=False)

    def add_environment(self, name: str) -> str:
        return self._run("env", "add", "--yes", *self._headless({"envName": name}))

    def pull(self, app: str, environment: str) -> str:
        project = {"projectName": "lectern", "appId": app, "envName": environment}
        project["defaultEditor"] = "none"
        return self._run("pull", "--yes", *self._headless(project, frontend=True))

    def delete(self) -> str:
        """Deletes every environment, and the clone's own amplify folder, as the CLI does."""
        return self._run("delete", "--force")

    def _headless(self, project: Mapping[str, str], frontend: bool = False) -> list[str]:
        options = ["--amplify", json.dumps(project), "--providers", json.dumps(PROVIDERS)]
        if frontend:
            chosen = json.loads((self.folder / "amplify/.config/project-config.json").read_text())
            answer = {"frontend": chosen["frontend"]} | chosen[chosen["frontend"]]
            options += ["--frontend", json.dumps(answer)]
        return options

    def _run(self, *arguments: str, succeeds: bool = True) -> str:
        command = " ".join(("amplify", *(a for a in arguments if not a.startswith(("-", "{")))))
        self.logs.mkdir(parents=True, exist_ok=True)
        number = len(list(self.logs.glob("*.log"))) + 1
        log = self.logs / f"{number:02}-{command.replace(' ', '-')}.log"
        with log.open("wb") as output:
            try:
                done = subprocess.run(
                    [str(self.toolchain.amplify), *arguments],
                    cwd=self.folder,
                    env=dict(self.environ),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    timeout=COMMAND_SECONDS,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                raise CommandFailed(
                    command, f"didn't end in {COMMAND_SECONDS} s", _tail(log), log
                ) from None
        if succeeds != (done.returncode == 0):
            problem = f"ended with {done.returncode}" if succeeds else "succeeded but must fail"
            raise CommandFailed(command, problem, _tail(log), log)
        return log.read_text(errors="replace")


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-TAIL_LINES:])
