"""What the exported site promises whoever visits it."""

import json
import re
import socket

import pytest
import requests
from playwright.sync_api import expect

from lectern import keys
from tests.aws import Aws
from tests.browser.visitor import Visitor
from tests.stack import Stack

PAGES = (
    "/",
    "/catalogue",
    "/sign-in",
    "/sign-up",
    "/forgot-password",
    "/search",
    "/profile",
    "/plan",
    "/statistics",
    "/account",
)


@pytest.fixture
def lesson_path(lectern: Stack, aws: Aws) -> str:
    card = aws.partition(lectern.outputs.contentTable, "CATALOGUE#en")[0]
    rows = aws.partition(lectern.outputs.contentTable, f"COURSE#{card['contentId']}")
    lesson = next(row for row in rows if row["sk"].startswith("LESSON#"))
    return f"/lessons/{lesson['contentId']}/{lesson['slug']}"


def _queried(visitor: Visitor) -> list[str]:
    """The partitions of the content table that were asked for, one a Query; without the question
    for what is new, which an open page repeats."""
    bodies = [json.loads(call.post_data or "") for call in visitor.dynamodb_calls("Query")]
    return [
        body["ExpressionAttributeValues"][":pk"]["S"]
        for body in bodies
        if body["TableName"] == visitor.outputs.contentTable
        and body["ExpressionAttributeValues"].get(":sk", {}) != {"S": keys.STATS}
    ]


def test_a_lesson_by_its_address_costs_one_query_and_one_for_its_outline(
    learner: Visitor, lesson_path: str
) -> None:
    learner.open("about:blank")  # what the page after the sign-in still asks is not the lesson's
    learner.requests.clear()
    learner.open(lesson_path)
    expect(learner.page.locator("article .prose")).to_be_visible()
    learner.page.wait_for_load_state("networkidle")
    content, outline = _queried(learner)
    assert content == f"CONTENT#{lesson_path.split('/')[2]}"
    assert outline.startswith("COURSE#")


def test_a_lesson_opened_from_its_course_costs_one_query(learner: Visitor) -> None:
    learner.open("/catalogue")
    learner.page.locator(".card-link").first.click()
    expect(learner.page.locator(".lesson-row a").first).to_be_visible()
    learner.requests.clear()
    learner.page.locator(".lesson-row a").first.click()
    expect(learner.page.locator("article .prose")).to_be_visible()
    learner.page.wait_for_load_state("networkidle")
    assert [one.split("#")[0] for one in _queried(learner)] == ["CONTENT"]


def test_the_site_opens_no_websocket(learner: Visitor, lesson_path: str) -> None:
    for path in (*PAGES, lesson_path):
        learner.open(path)
        expect(learner.page.locator("h1").first).to_be_visible()
    assert learner.websockets == []


@pytest.mark.parametrize("path", [*PAGES, "/no/such/page"])
def test_the_content_security_policy_refuses_nothing_the_site_needs(
    visitor: Visitor, path: str
) -> None:
    refused: list[str] = []
    visitor.page.on(
        "console",
        lambda line: refused.append(line.text) if "Content Security Policy" in line.text else None,
    )
    visitor.open(path)
    expect(visitor.page.locator("h1").first).to_be_visible()
    assert refused == []


def test_the_policy_allows_no_inline_script_but_by_its_hash(lectern: Stack) -> None:
    answer = requests.get(lectern.outputs.siteUrl, timeout=10)
    policy = answer.text  # it stands in the page: see customHttp.yml
    scripts = re.search(r"script-src ([^;\"]*)", policy)
    assert scripts
    assert "unsafe" not in scripts.group(1)
    assert "sha256-" in scripts.group(1)


def test_no_secret_is_in_what_the_browser_downloads(lectern: Stack, learner: Visitor) -> None:
    bodies: list[str] = []
    learner.page.on(
        "response",
        lambda answer: (
            bodies.append(answer.text())
            if re.search(r"\.(js|json|html)$|/$", answer.url.split("?")[0]) and answer.ok
            else None
        ),
    )
    for path in PAGES:
        learner.open(path)
        expect(learner.page.locator("h1").first).to_be_visible()
    everything = "".join(bodies)
    assert lectern.outputs.userPoolId in everything
    for secret in (
        lectern.outputs.admin.secretAccessKey,
        lectern.outputs.webhookApiKey,
        lectern.outputs.cmsApiToken,
    ):
        assert secret not in everything


@pytest.mark.parametrize("port_of", ["siteUrl", "cmsUrl", "awsEndpoint"])
def test_everything_listens_on_loopback_only(lectern: Stack, port_of: str) -> None:
    port = int(getattr(lectern.outputs, port_of).rsplit(":", 1)[1].split("/")[0])
    with socket.socket() as probe:
        # Were it bound to every address, the port would be taken for this loopback alias too.
        probe.bind(("127.0.0.2", port))


def test_an_unknown_page_says_so(visitor: Visitor) -> None:
    visitor.open("/no/such/page")
    expect(visitor.page.locator("h1")).to_be_visible()
    expect(visitor.page.get_by_role("link", name="catalogue").first).to_be_visible()


def test_without_a_network_the_page_that_is_open_stays(learner: Visitor, lesson_path: str) -> None:
    learner.open(lesson_path)
    expect(learner.page.locator("article .prose")).to_be_visible()
    learner.page.context.set_offline(True)
    expect(learner.page.get_by_text("offline").first).to_be_visible()
    expect(learner.page.locator("article .prose")).to_be_visible()
    learner.page.context.set_offline(False)
