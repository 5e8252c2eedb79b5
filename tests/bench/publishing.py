"""How long a publication takes to show on an open lesson page.

Measured from just before the CMS is told to publish until the page's own script sees the new
heading. The peer skips everything that Lectern adds: it polls the CMS's own API every second.
"""

import threading
import time
from dataclasses import dataclass, field

import requests
from playwright.sync_api import Page

from local.outputs import Outputs
from tests.bench.measurement import Measurement, percentile

TIMES = 50
POLL_SECONDS = 1.0
SHOWN_MILLISECONDS = 20_000
TIMEOUT_SECONDS = 30

WATCH_HEADING = """
window.seen = {};
new MutationObserver(() => {
  const title = document.querySelector('h1')?.textContent ?? '';
  window.seen[title] ??= Date.now();
}).observe(document.body, {subtree: true, childList: true, characterData: true});
"""


@dataclass
class ApiPoller:
    """The peer: what a site without Lectern's pipeline could do at best."""

    outputs: Outputs
    page_id: int
    seen: dict[str, float] = field(default_factory=dict)
    _stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        while not self._stop.wait(POLL_SECONDS):
            answer = requests.get(
                f"{self.outputs.cmsUrl}/api/v2/pages/{self.page_id}/",
                headers={"authorization": f"Bearer {self.outputs.cmsApiToken}"},
                timeout=TIMEOUT_SECONDS,
            )
            self.seen.setdefault(answer.json().get("title", ""), time.time())

    def stop(self) -> None:
        self._stop.set()


def _publish(outputs: Outputs, page_id: int, title: str) -> float:
    """Returns when (epoch seconds) the CMS was told."""
    started = time.time()
    answer = requests.patch(
        f"{outputs.cmsUrl}/api/v3/pages/{page_id}/",
        json={"meta": {"action": "publish"}, "title": title},
        headers={"authorization": f"Bearer {outputs.cmsApiToken}"},
        timeout=TIMEOUT_SECONDS,
    )
    answer.raise_for_status()
    return started


def measure(page: Page, outputs: Outputs, page_id: int) -> Measurement:
    """`page` shows the lesson `page_id`, signed in. Leaves its title changed."""
    poller = ApiPoller(outputs, page_id)
    thread = threading.Thread(target=poller.run)
    thread.start()
    page.evaluate(WATCH_HEADING)
    told: dict[str, float] = {}
    try:
        for number in range(TIMES):
            title = f"Publication {number}"
            told[title] = _publish(outputs, page_id, title)
            page.mouse.move(number % 100, 10)  # a reader is there
            page.wait_for_function(
                "title => title in window.seen", arg=title, timeout=SHOWN_MILLISECONDS
            )
            _wait_for_peer(poller, title)
    finally:
        poller.stop()
        thread.join()
    shown: dict[str, float] = page.evaluate("window.seen")
    ours = [shown[title] / 1000 - start for title, start in told.items()]
    peer = [poller.seen[title] - start for title, start in told.items()]
    return Measurement(
        f"published → on an open page, p95 of {TIMES}",
        "s",
        percentile(ours, 95),
        percentile(peer, 95),
        "polling the CMS's own API every second",
    )


def _wait_for_peer(poller: ApiPoller, title: str) -> None:
    deadline = time.monotonic() + SHOWN_MILLISECONDS / 1000
    while title not in poller.seen and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS / 10)
