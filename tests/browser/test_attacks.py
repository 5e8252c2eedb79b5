"""Attacks from within a signed-in page, with the credentials that the page itself holds."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from local.cloud.process.configuration import ACCOUNT_ID
from tests.attacks.calls import DynamoDB
from tests.attacks.families import content_table, foreign_keys, issued, return_values, smuggling
from tests.attacks.state import is_note
from tests.aws import Aws
from tests.browser.conftest import DESKTOP
from tests.browser.signer import signed_call, sub
from tests.browser.visitor import Visitor
from tests.stack import Stack

FAMILIES = (foreign_keys.FAMILY, content_table.FAMILY, issued.FAMILY, return_values.FAMILY,
            smuggling.FAMILY)  # fmt: skip
EVERY = 4
CASES = {
    f"{family.name}/{attack.name}": attack.attempt
    for family in FAMILIES
    for attack in family.attacks[::EVERY]
    if isinstance(attack.attempt, DynamoDB)
}
EVIL = "http://127.0.0.1:4749"
"""An origin of this machine, so that only the rules of origins keep it out; never really asked."""


@dataclass(frozen=True)
class Intruder:
    """A signed-in page, and what stands for `<…>` in a request."""

    visitor: Visitor
    names: dict[str, str]


@pytest.fixture(scope="module")
def intruder(chromium: Browser, lectern: Stack) -> Iterator[Intruder]:
    outputs = lectern.outputs
    people = []
    for user in outputs.demoUsers[:2]:
        context = chromium.new_context(base_url=outputs.siteUrl, viewport=DESKTOP)  # type: ignore[arg-type]
        visitor = Visitor(context.new_page(), outputs)
        visitor.sign_in(user)
        people.append((visitor, sub(visitor.page)))
    (mallory, me), (victim, theirs) = people
    victim.page.context.close()
    names = {
        "me": me,
        "victim": theirs,
        "learners": outputs.learnersTable,
        "content": outputs.contentTable,
        "lesson": "wagtail-1",
        "learnersTableArn": f"arn:aws:dynamodb:{outputs.region}:{ACCOUNT_ID}:table/"
        + outputs.learnersTable,
    }
    yield Intruder(mallory, names)
    mallory.page.context.close()


def everything(aws: Aws) -> list[str]:
    tables = (aws.outputs.learnersTable, aws.outputs.contentTable)
    items = [item for name in tables for item in aws.dynamodb.scan(TableName=name)["Items"]]
    return sorted(str(sorted(item.items())) for item in items if not is_note(item))


@pytest.mark.attack
@pytest.mark.parametrize("request_", CASES.values(), ids=[f"browser/{name}" for name in CASES])
def test_the_page_is_refused(request_: DynamoDB, intruder: Intruder, aws: Aws) -> None:
    before = everything(aws)
    status, text = signed_call(
        intruder.visitor.page, request_.operation, request_.filled(intruder.names)
    )
    assert (status, "AccessDeniedException" in text) == (400, True)
    assert everything(aws) == before


@pytest.mark.lawful
def test_the_page_may_read_its_own_profile(intruder: Intruder) -> None:
    request = foreign_keys.read("<me>")
    status, _ = signed_call(
        intruder.visitor.page, request.operation, request.filled(intruder.names)
    )
    assert status == 200


FETCH = """async ([url, options]) => {
  try { return String((await fetch(url, options)).status); } catch { return 'blocked'; }
}"""


@pytest.mark.attack
@pytest.mark.parametrize(
    "path",
    ["/_ministack/reset", "/_ministack/config", "/_aws/sqs/messages", "/_lectern/save", "/health"],
    ids=lambda path: f"browser/control route {path}",
)
def test_a_page_can_call_no_control_route(path: str, intruder: Intruder) -> None:
    url = f"{intruder.visitor.outputs.awsEndpoint}{path}"
    answer = intruder.visitor.page.evaluate(FETCH, [url, {"method": "POST"}])
    assert answer in {"403", "404", "blocked"}


@pytest.mark.attack
@pytest.mark.parametrize(
    "path",
    ["/search?q=%3Cscript%3Ewindow.owned%3D1%3C/script%3E",
     "/search?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.owned%3D1%3E",
     "/lessons/wagtail-1/%3Cscript%3Ewindow.owned%3D1%3C%2Fscript%3E",
     "/sign-in?next=javascript:window.owned=1"],
    ids=lambda path: f"browser/script in {path[:12]}",
)  # fmt: skip
def test_an_address_runs_no_code(path: str, intruder: Intruder) -> None:
    page = intruder.visitor.page.context.new_page()
    page.goto(path)
    page.get_by_role("main").wait_for()
    assert page.evaluate("window.owned") is None
    page.close()


@pytest.mark.attack
@pytest.mark.parametrize(
    "name", ["<img src=x onerror=window.owned=1>"], ids=["browser/markup for a name"]
)
def test_a_name_runs_no_code(name: str, intruder: Intruder) -> None:
    visitor = intruder.visitor
    visitor.open("/profile")
    visitor.fill("Name", name)
    visitor.press("Save the profile")
    visitor.page.reload()
    visitor.account_button().wait_for()
    assert visitor.page.evaluate("window.owned") is None
    visitor.fill("Name", "Ada")
    visitor.press("Save the profile")


@pytest.mark.attack
@pytest.mark.parametrize(
    "what", ["site", "cloud", "search"], ids=lambda w: f"browser/foreign page reads the {w}"
)
def test_a_foreign_page_reads_nothing(what: str, intruder: Intruder) -> None:
    outputs = intruder.visitor.outputs
    urls = {
        "site": f"{outputs.siteUrl}/lectern.config.json",
        "cloud": f"{outputs.awsEndpoint}/",
        "search": f"{outputs.apiUrl}/search?q=x",
    }
    page = intruder.visitor.page.context.new_page()
    page.route(f"{EVIL}/**", lambda route: route.fulfill(body="<p>evil", content_type="text/html"))
    page.goto(f"{EVIL}/")
    assert page.evaluate(FETCH, [urls[what], {}]) == "blocked"
    page.close()


@pytest.mark.attack
@pytest.mark.parametrize("path", ["/", "/sign-in"], ids=lambda path: f"browser/framing {path}")
def test_the_site_cannot_be_framed(path: str, intruder: Intruder) -> None:
    site = intruder.visitor.outputs.siteUrl
    page = intruder.visitor.page.context.new_page()
    frames = f'<iframe src="{site}{path}"></iframe><iframe src="{EVIL}/own"></iframe>'
    bodies = {f"{EVIL}/": frames, f"{EVIL}/own": "<p>own"}
    page.route(
        f"{EVIL}/**",
        lambda route: route.fulfill(body=bodies[route.request.url], content_type="text/html"),
    )
    page.goto(f"{EVIL}/")
    shown = {frame.url for frame in page.frames}
    assert f"{EVIL}/own" in shown
    assert not any(url.startswith(site) for url in shown)
    page.close()
