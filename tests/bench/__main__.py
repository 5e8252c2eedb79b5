"""`python -m tests.bench`: runs every benchmark against a Lectern of its own."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from rich.console import Console

from amplify.project.root import ROOT
from local.setup.chromium import find_or_install
from tests import stack
from tests.bench import (
    comment_units,
    decisions,
    floods,
    imports,
    like_units,
    measurement,
    publishing,
    saving,
    weight,
)
from tests.bench.measurement import Measurement
from tests.browser.conftest import DESKTOP, OPTIONS
from tests.browser.visitor import Visitor
from tests.cms import Cms, content_id

RESULT = ROOT / ".local" / "bench.json"


def _publishing(running: stack.Stack) -> Measurement:
    cms = Cms.of(running.outputs)
    lesson = cms.publish_lesson(cms.first_course(), "Before", "A lesson that a benchmark changes.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_or_install()), args=list(OPTIONS)
        )
        context = browser.new_context(base_url=running.outputs.siteUrl, viewport=DESKTOP)  # type: ignore[arg-type]
        visitor = Visitor(context.new_page(), running.outputs)
        visitor.sign_in(running.outputs.demoUsers[0])
        visitor.open(f"/lessons/{content_id(lesson)}/bench")
        visitor.heading("Before").wait_for()
        result = publishing.measure(visitor.page, running.outputs, lesson)
        browser.close()
    return result


def main() -> int:
    console = Console()
    console.print("Measuring; a Lectern of its own is started for it.")
    with TemporaryDirectory() as folder:
        state = Path(folder)
        with stack.running(state, stack.environ(state)) as running:
            results = [_publishing(running), *weight.measure(running)]
            results.extend(floods.measure(running))
    results.extend(like_units.measure())
    results.extend(comment_units.measure())
    results.append(decisions.measure())
    results.append(saving.measure())
    results.extend(imports.measure())
    measurement.show(results, console)
    measurement.write(results, RESULT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
