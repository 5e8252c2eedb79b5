"""`customHttp.yml`: what its patterns mean, and that it means the same however AWS reads it."""

from collections.abc import Iterator

import pytest

from webapp.build import content_security_policy as policy
from webapp.pages import PAGES
from webapp.serve import headers, hosting, rewrites

RULES = hosting.read()
IN_THE_PAGE = policy.directives([], policy.Sources((), ()))

FILES = [
    "/assets/app-1a2b.js",
    "/assets/app-1a2b.js.br",
    "/assets/style-9f.css",
    "/fonts/literata.woff2",
    "/favicon.svg",
    "/og.png",
    "/lectern.config.json",
    "/index.html",
    "/404.html",
    "/__spa-fallback.html",
]
ADDRESSES = [
    module.ROUTE.replace("[content_id]", "wagtail-1").replace("[slug]", "a.slug")
    for module in PAGES
    if module.ROUTE != "404"
]


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        # The patterns of "Custom header YAML reference".
        ("*.json", "/a.json", True),
        ("*.json", "/a.jsonx", False),
        ("/path/*", "/path/x", True),
        ("/path/*", "/other/x", False),
        ("/path/*.json", "/path/x.json", True),
        ("/path/*.json", "/path/x.html", False),
        ("**/*", "/", True),
        ("**/*", "/a/b/c.txt", True),
        # What stands in ours besides.
        ("**/*.html", "/index.html", True),
        ("**/*.html", "/a/b.html", True),
        ("**/*.html", "/indexhtml", False),
        ("/lessons/**/*", "/lessons/wagtail-1/x", True),
        ("/lessons/**/*", "/lessonsx/1", False),
        ("/", "/", True),
        ("/", "/index.html", False),
    ],
)
def test_a_pattern_matches_what_the_guide_says(pattern: str, path: str, expected: bool) -> None:
    assert headers.matches(pattern, path) is expected


@pytest.mark.parametrize("path", [*FILES, *ADDRESSES])
def test_no_reading_of_a_star_changes_a_header(path: str) -> None:
    """AWS doesn't say whether `*` stops at a slash."""
    loosely = {
        rule.pattern
        for rule in RULES.headers
        if headers.expression(rule.pattern, star=".*").fullmatch(path.removeprefix("/"))
    }
    strictly = {rule.pattern for rule in RULES.headers if headers.matches(rule.pattern, path)}
    assert loosely == strictly


@pytest.mark.parametrize("path", [*FILES, *ADDRESSES])
def test_no_two_patterns_say_different_things_of_one_header(path: str) -> None:
    """AWS doesn't say which of them would win."""
    said: dict[str, set[str]] = {}
    for rule in RULES.headers:
        if headers.matches(rule.pattern, path):
            for name, value in rule.headers:
                said.setdefault(name, set()).add(value)
    assert said
    assert {name: values for name, values in said.items() if len(values) > 1} == {}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_never_stored_whether_its_address_or_its_file_counts(address: str) -> None:
    """AWS doesn't say which of the two a pattern is held against after a rewrite."""
    file = rewrites.target_of(RULES.rewrites, address, rewrites.REWRITE)
    for path in (address, file):
        assert headers.given(RULES.headers, path, 200)[headers.CACHING] == "no-store", path


def test_only_what_is_named_by_its_hash_is_kept_for_good() -> None:
    kept = [rule for rule in RULES.headers if "immutable" in str(rule.headers)]
    assert [rule.pattern for rule in kept] == ["/assets/*"]


def test_what_is_not_there_is_not_kept() -> None:
    found = headers.given(RULES.headers, "/assets/app-0000.js", 404)
    assert headers.CACHING not in found
    assert found["X-Content-Type-Options"] == "nosniff"


def test_every_answer_has_the_security_headers() -> None:
    everywhere = {name: value for rule in _everywhere() for name, value in rule.headers}
    assert set(everywhere) == {
        "Strict-Transport-Security",
        "Content-Security-Policy",
        "X-Frame-Options",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
        "Permissions-Policy",
    }
    two_years = 2 * 365 * 24 * 3600
    assert f"max-age={two_years}" in everywhere["Strict-Transport-Security"]


def test_the_two_parts_of_the_policy_share_no_directive() -> None:
    """Both are enforced, so one rule has one place: the page's `<meta>`, or else the header."""
    [header] = [
        value
        for rule in _everywhere()
        for name, value in rule.headers
        if name == "Content-Security-Policy"
    ]
    names = {directive.split()[0] for directive in header.split(";")}
    assert names == {"frame-ancestors"}
    assert names.isdisjoint(IN_THE_PAGE)


def _everywhere() -> Iterator[headers.HeaderRule]:
    return (rule for rule in RULES.headers if rule.pattern == "**/*")
