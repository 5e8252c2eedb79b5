"""`amplify/hosting/rewrites.json`: what its sources mean, and that it knows every page."""

import json
from types import ModuleType

import pytest

from webapp.pages import PAGES
from webapp.serve import hosting, rewrites

RULES = hosting.read().rewrites
FALLBACK = "/__spa-fallback.html"


def _shown(path: str, *rules: tuple[str, str]) -> str:
    text = json.dumps([{"source": s, "target": t, "status": "200"} for s, t in rules])
    return rewrites.target_of(rewrites.parse(text), path, rewrites.REWRITE)


def test_an_address_matches_itself_alone() -> None:
    assert _shown("/a.html", ("/a.html", "/b.html")) == "/b.html"
    assert _shown("/aXhtml", ("/a.html", "/b.html")) == ""
    assert _shown("/a.html/c", ("/a.html", "/b.html")) == ""


def test_a_star_matches_all_that_is_below() -> None:
    assert _shown("/docs/a/b", ("/docs/<*>", "/x.html")) == "/x.html"
    assert _shown("/docsa", ("/docs/<*>", "/x.html")) == ""
    assert _shown("/anything.at/all", ("/<*>", "/x.html")) == "/x.html"


def test_a_regular_expression_stands_between_two_slashes() -> None:
    """The guide's expression for single page apps, in part: no dot, so no file."""
    source = "</^[^.]+$/>"
    assert _shown("/no/such/page", (source, "/x.html")) == "/x.html"
    assert _shown("/app.js", (source, "/x.html")) == ""


def test_the_first_rule_that_matches_counts() -> None:
    rules = (("/docs/one", "/1.html"), ("/docs/<*>", "/all.html"))
    assert _shown("/docs/one", *rules) == "/1.html"
    assert _shown("/docs/one", *reversed(rules)) == "/all.html"


@pytest.mark.parametrize(
    "rule",
    [
        {"source": "/a", "target": "/b", "status": "302"},
        {"source": "/<year>/x", "target": "/y", "status": "200"},
        {"source": "/a/<*>", "target": "/b/<*>", "status": "200"},
        {"source": "https://a.example", "target": "https://b.example", "status": "200"},
    ],
)
def test_a_rule_that_the_local_server_would_not_apply_is_refused(rule: dict[str, str]) -> None:
    with pytest.raises(rewrites.UnknownRule):
        rewrites.parse(json.dumps([rule]))


@pytest.mark.parametrize("module", PAGES, ids=lambda module: module.ROUTE)
def test_every_page_is_shown_as_it_was_built(module: ModuleType) -> None:
    route: str = module.ROUTE
    if route == "404":
        assert rewrites.target_of(RULES, "/x.png", rewrites.NOT_FOUND) == "/404.html"
        return
    built = FALLBACK if "[" in route else f"/{route.strip('/') or 'index'}.html"
    address = route.replace("[content_id]", "wagtail-1").replace("[slug]", "a-slug")
    assert rewrites.target_of(RULES, address, rewrites.REWRITE) == built


@pytest.mark.parametrize("file", ["/assets/app-1.js", "/index.html", "/lectern.config.json"])
def test_no_file_is_rewritten(file: str) -> None:
    assert rewrites.target_of(RULES, file, rewrites.REWRITE) == ""
