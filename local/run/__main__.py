"""`python -m local.run [stop|reset]`: the make commands of the same names, and `run`."""

import shutil
import signal
import sys
import threading
from types import FrameType

from amplify.project.project_fault import ProjectFault
from amplify.project.root import ROOT
from local import credentials, settings
from local.cloud.deploy.deploy_failed import DeployFailed
from local.cms import credentials as cms_credentials
from local.outputs import Outputs
from local.process import ProcessFailed
from local.progress import say
from local.run import cms, process_record, supervisor
from local.run.run_failed import RunFailed
from local.settings import Settings, SettingsInvalid
from webapp.build.build_failed import BuildFailed

FAILED = 1
FAILURES = (RunFailed, ProcessFailed, DeployFailed, ProjectFault, BuildFailed)


def _explain(chosen: Settings, outputs: Outputs) -> None:
    editor = cms.secrets_of(chosen)
    users = "\n".join(f"    {user.role:<10} {user.email}" for user in outputs.demoUsers)
    say(
        f"""
  Site    {outputs.siteUrl}
{users}
    password   {outputs.demoUsers[0].password}
  CMS     {outputs.cmsUrl}/admin/
    editor     {cms_credentials.EDITOR_EMAIL}
    password   {editor.editor_password}
  Mail    {outputs.mailUrl}
  More    {chosen.outputs_file}

Lectern is ready (Ctrl-C stops it)"""
    )


def run(chosen: Settings) -> None:
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        # A second Ctrl-C while things start or stop ends the wait at once.
        if stopping.is_set():
            raise KeyboardInterrupt
        stopping.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    say("Starting Lectern")
    supervisor.run(chosen, stopping, _explain)
    say("Lectern has stopped; its state is kept.")


def stop(chosen: Settings) -> None:
    ended = process_record.stop_all(chosen.state)
    names = ", ".join(item.name for item in ended)
    say(f"Stopped: {names}." if ended else "Nothing was running.")


def reset(chosen: Settings) -> None:
    stop(chosen)
    ours = chosen.state == ROOT / ".local" or (chosen.state / credentials.FILE_NAME).exists()
    if ours:  # never a directory that LECTERN_STATE_DIR named by mistake
        shutil.rmtree(chosen.state, ignore_errors=True)
    say("The local state is gone; the next `make run` begins anew.")


COMMANDS = {"run": run, "stop": stop, "reset": reset}


def main(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "run"
    if name not in COMMANDS:
        print(f"lectern: no command {name!r}; there are {', '.join(COMMANDS)}.", file=sys.stderr)
        return FAILED
    try:
        COMMANDS[name](settings.from_environ())
    except (*FAILURES, SettingsInvalid) as failure:
        print(f"lectern: {failure}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
