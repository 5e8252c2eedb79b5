"""The site's part of a run: built once for its sources, configured for this cloud, and served."""

from local.run.cloud import answers
from local.run.running import Running
from local.settings import Settings
from webapp.build import export, finish
from webapp.build.places import Places

READY_SECONDS = 30


def _places(settings: Settings) -> Places:
    return Places(settings.state / "site")


def build(settings: Settings) -> None:
    export.export(_places(settings))


def serve(running: Running, settings: Settings) -> None:
    """Reads the outputs file; the browser gets only the values that it may know."""
    finish.finish(_places(settings), settings.outputs_file)
    running.start(
        "site",
        "webapp.serve",
        settings.environ(),
        lambda: answers(settings.site_url),
        READY_SECONDS,
    )
