"""`python -m local.push`: `amplify push` of this repository's last commit, proven end to end."""

import shutil
import signal
import sys
from pathlib import Path

from amplify.project.root import ROOT
from local import settings
from local.push import (
    account,
    amplify,
    clones,
    cloud,
    control_plane,
    home,
    journeys,
    packages,
    steps,
)
from local.push import toolchain as tools
from local.push.errors import PushFailed
from local.push.project import Project
from local.run.errors import RunFailed
from local.run.progress import say, step


def main() -> int:
    # so that a terminated push stops its children as an interrupted one does
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = settings.from_environ().state / "push"
    try:
        toolchain = tools.ensure(tools.FOLDER)
        with journeys.running(toolchain, folder / "journeys.log") as beside:
            prove(folder / "run", toolchain)
            with step("The journeys and the access matrix on stacks that amplify push made"):
                beside.finish()
    except (PushFailed, RunFailed, settings.SettingsInvalid) as failure:
        print(f"lectern: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("lectern: stopped.", file=sys.stderr)
        return 130
    return 0


def prove(folder: Path, toolchain: tools.Toolchain) -> None:
    """Runs every step in fresh clones below `folder`, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if clones.changed(ROOT):
        say("  ! What isn't committed isn't pushed: this proves the last commit.")
    first = clones.clone(ROOT, folder / "first")
    plane = control_plane.ControlPlane()
    with control_plane.serving(plane) as plane_url, cloud.running(folder, toolchain) as own:
        environ = home.environ(folder / "home", toolchain, own.url, plane_url)
        home.prepare(
            folder / "home", toolchain, environ, (own.access_key_id, own.secret_access_key)
        )

        def developer(clone: Path) -> steps.Developer:
            cli = amplify.Amplify(clone, toolchain, environ, folder / "logs" / "amplify")
            return steps.Developer(Project(clone), cli)

        stage = steps.Stage(developer(first), developer(folder / "second"), account.of(own), plane)
        for title, run in steps.ALL:
            with step(title):
                run(stage)
            if run is steps.push:
                _say_sizes(stage.first.project)
    say("The real Amplify CLI initialised, pushed, changed, pulled and deleted the project.")


def _say_sizes(project: Project) -> None:
    sizes = (f"{name} {size / 1000:.1f} kB" for name, size in packages.sizes(project).items())
    say(f"    packages: {', '.join(sizes)}")


if __name__ == "__main__":
    sys.exit(main())
