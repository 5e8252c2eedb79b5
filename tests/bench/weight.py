"""What a first visit loads: HTML, style and code, as a browser with an empty cache asks for it.

Fonts and pictures are left out: they are compressed by themselves and hold up no text.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, Response, expect, sync_playwright

from local.setup.chromium import find_or_install
from tests.bench import bundles, discussion_weight
from tests.bench.measurement import Measurement
from tests.browser.conftest import DESKTOP, OPTIONS
from tests.browser.visitor import Visitor
from tests.stack import Stack
from webapp.build import places

CODE = {"document", "stylesheet", "script"}
UNIT = "KB brotli"


@contextmanager
def _page(running: Stack, kept: Any = None) -> Iterator[tuple[Page, list[Response]]]:
    """A new browser's page, signed in where `kept` is the storage of somebody who is."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_or_install()), args=list(OPTIONS)
        )
        url = running.outputs.siteUrl
        context = browser.new_context(base_url=url, viewport=DESKTOP, storage_state=kept)  # type: ignore[arg-type]
        page = context.new_page()
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 -- a builtin won't do
        yield page, answers
        browser.close()


def _saved(answers: Sequence[Response], folder: Path) -> list[Path]:
    files = []
    for number, answer in enumerate(answers):
        if answer.request.resource_type in CODE and answer.ok:
            file = folder / f"{number}-{answer.request.resource_type}"
            file.write_bytes(answer.body())
            files.append(file)
    return files


def _lesson_of_a_learner(running: Stack) -> tuple[str, Any]:
    """The path of a lesson and the browser storage of somebody signed in."""
    with _page(running) as (page, _):
        visitor = Visitor(page, running.outputs)
        visitor.sign_in(running.outputs.demoUsers[0])
        visitor.open("/catalogue")
        page.locator(".card-link").first.click()
        link = page.locator("main a[href^='/lessons/']").first
        return str(link.get_attribute("href")), page.context.storage_state()


def _first_load(running: Stack, path: str, kept: Any, sign: str) -> tuple[float, float]:
    """By brotli and by gzip, until `sign` is visible and the network is quiet."""
    with TemporaryDirectory() as folder, _page(running, kept) as (page, answers):
        page.goto(path)
        expect(page.locator(sign).first).to_be_visible()
        page.wait_for_load_state("networkidle")
        return bundles.compressed(_saved(answers, Path(folder)))


def measure(running: Stack) -> list[Measurement]:
    site = places.at(running.state)
    with TemporaryDirectory() as mine, TemporaryDirectory() as theirs:
        ours, sdk = bundles.our_client(site, Path(mine)), bundles.aws_client(site, Path(theirs))
    home, zipped = _first_load(running, "/", None, "h1")
    path, kept = _lesson_of_a_learner(running)
    lesson, _ = _first_load(running, path, kept, "article .prose")
    with _page(running, kept) as (page, answers):
        discussion = discussion_weight.measure(page, answers, path)
    return [
        Measurement("the DynamoDB client", UNIT, ours, sdk, "AWS SDK v3: DynamoDB, lib-dynamodb"),
        Measurement("first load of the front page", UNIT, home, zipped, "the same files by gzip"),
        Measurement(
            "first load of a lesson, signed in",
            UNIT,
            lesson,
            lesson - ours + sdk,
            "the same page with AWS SDK v3 for the tables",
        ),
        *discussion,
    ]
