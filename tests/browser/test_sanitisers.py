"""Ingest's sanitiser and the browser's let through the very same.

Both take one set of rules (lectern/allowed_html.py), but each has its own parser and habits: nh3 at
ingest, DOMPurify in the browser. So the same markup goes through both, in Chromium.
"""

from collections.abc import Iterator
from html import escape

import pytest
from playwright.sync_api import Browser, Page

from lectern import allowed_html
from lectern.errors import MalformedBody
from lectern.sanitise import clean_html
from tests.browser import cleaner
from tests.browser.hostile import TRAPS
from tests.stack import Stack
from webapp.build import places

OTHER_TAGS = (
    "button", "div", "font", "h1", "img", "input", "label", "main", "meta", "nav", "object",
    "section", "span", "x-part",
)  # fmt: skip
OTHER_ATTRIBUTES = {
    "aria-label", "class", "data-x", "dir", "download", "id", "lang", "name", "onclick",
    "rel", "role", "style", "target", "value", "xmlns",
}  # fmt: skip
"""Not `is`, which no parsed element can be rid of: DOMPurify leaves such an element out whole."""
ATTRIBUTES = sorted(OTHER_ATTRIBUTES.union(*allowed_html.ATTRIBUTES.values()))
VALUES = ("5", "words, and more", "", "a > b", "</style>", "-->", "javascript:ran()", "é &amp; ñ")
ADDRESSES = (
    "https://a.example/x?y=1&z=2#w", "HTTP://a.example", "mailto:a@example.org", "tel:+49123",
    "#anchor", "/lessons/1", " https://a.example/ ", "/a b", "//a.example", "/\\a.example",
    "/\t/a.example", "a.example", "./a", "../a", "?q=1", "ftp://a.example", "telx:1", "://x",
    "javascript:x", "JAVASCRIPT:x", "java\nscript:x", "\x01javascript:x", "data:,x", "https:\x7f",
    "\u00a0https://a.example", "/ /a.example", "/\u2003\\a.example", "/\u200b/a", "/a//b",
    "https:javascript:x", "https://", "https://a b", "https:a.example", "mailto:", "https://[bad]/",
    "http\u017f://a.example", "https://a.example/<b>", "", " ",
)  # fmt: skip
VOID = {"br", "hr", "img", "input", "meta"}
EACH_TAG = tuple(
    f'<p>a</p><{tag} {name}="{escape(value)}">b' + ("" if tag in VOID else f"</{tag}>")
    for tag in (*sorted(allowed_html.TAGS), *OTHER_TAGS)
    for name in ATTRIBUTES
    for value in VALUES
)
EACH_ADDRESS = tuple(f'<p><a href="{escape(address)}">b</a></p>' for address in ADDRESSES)
UNSEEN = tuple(f"<p>a</p><{tag}>b</{tag}><p>c</p>" for tag in sorted(allowed_html.UNSEEN_TAGS))


@pytest.fixture(scope="module")
def page(
    lectern: Stack, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """Empty, with the browser's sanitiser on its window."""
    code = cleaner.script(places.at(lectern.state), tmp_path_factory.mktemp("cleaner"))
    opened = chromium.new_page()
    opened.add_script_tag(content=code)
    opened.evaluate("() => { globalThis.ran = () => (globalThis.hasRun = true); }")
    yield opened
    opened.close()


def ingested(html: str, kind: str = "text") -> str | None:
    """None for what ingest refuses as no text."""
    try:
        return clean_html(html, allowed_html.TAGS if kind == "text" else allowed_html.INLINE_TAGS)
    except MalformedBody:
        return None


@pytest.mark.parametrize("kind", ["text", "line"])
@pytest.mark.parametrize("samples", [EACH_TAG, EACH_ADDRESS, UNSEEN])
def test_every_tag_attribute_and_address_is_the_same_to_both(
    page: Page, samples: tuple[str, ...], kind: str
) -> None:
    shown = map(cleaner.written, cleaner.cleaned(page, samples, kind))
    stored = [cleaner.written(ingested(sample, kind) or "") for sample in samples]
    differing = [
        (sample, *pair)
        for sample, *pair in zip(samples, stored, shown, strict=True)
        if pair[0] != pair[1]
    ]
    assert differing == []


@pytest.mark.parametrize("kind", ["text", "line"])
def test_whatever_ingest_lets_through_is_shown_as_it_is(page: Page, kind: str) -> None:
    stored = [html for html in (ingested(trap, kind) for trap in TRAPS) if html]
    shown = cleaner.cleaned(page, stored, kind)
    assert list(map(cleaner.written, shown)) == list(map(cleaner.written, stored))


@pytest.mark.parametrize("kind", ["text", "line"])
def test_whatever_the_browser_lets_through_ingest_would_too(page: Page, kind: str) -> None:
    shown = list(map(cleaner.written, cleaner.cleaned(page, TRAPS, kind)))
    assert [cleaner.written(ingested(html, kind) or "") for html in shown] == shown


@pytest.mark.parametrize("trap", TRAPS)
def test_nothing_runs_and_nothing_is_fetched(page: Page, trap: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    shown = cleaner.cleaned(page, [trap, ingested(trap) or ""])
    held = page.evaluate(
        """async (texts) => {
            globalThis.hasRun = false;
            document.body.innerHTML = texts.join("");
            for (const one of document.body.querySelectorAll("*")) {
                one.dispatchEvent(new Event("click"));
                one.focus?.();
            }
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
            const all = document.body.querySelectorAll("*");
            return [...all].map((one) => one.localName).concat(globalThis.hasRun ? "ran" : []);
        }""",
        shown,
    )
    assert set(held) <= allowed_html.TAGS
    assert asked == []


def test_what_the_page_adds_is_a_direction_a_name_and_no_way_back(page: Page) -> None:
    html = '<h2>Sort Keys</h2><p>שלום</p><p><a href="#Sort Keys">x</a> <code>y</code></p>'
    assert cleaner.cleaned(page, [html]) == [
        '<h2 dir="ltr" id="sort-keys">Sort Keys</h2><p dir="rtl">שלום</p>'
        f'<p dir="ltr"><a href="#sort-keys" rel="{allowed_html.LINK_REL}">x</a> '
        '<code dir="ltr">y</code></p>'
    ]
