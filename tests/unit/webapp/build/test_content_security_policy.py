"""The content security policy: what it lets run, and that nothing else does."""

import pytest

from webapp.build import content_security_policy as policy

SOURCES = policy.Sources(connect=("https://dynamodb.example",), images=("https://media.example",))


def test_every_inline_script_is_found_and_none_that_has_an_address() -> None:
    html = '<script>a && "b"</script><script src="/x.js"></script><script type="module">c</script>'
    assert policy.inline_scripts(html) == ['a && "b"', "c"]


def test_a_script_is_named_by_the_hash_that_browsers_compute() -> None:
    # The example of "Content Security Policy Level 3", 8.4: alert('Hello, world.');
    expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    assert policy.script_hash("alert('Hello, world.');") == expected


def test_nothing_unsafe_and_nothing_unlisted_is_allowed() -> None:
    header = policy.text(policy.directives(["'sha256-x'"], SOURCES))
    assert header.startswith("default-src 'none'; script-src 'self' 'sha256-x'; style-src 'self';")
    assert "connect-src 'self' https://dynamodb.example;" in header
    assert "img-src 'self' data: https://media.example;" in header
    assert "unsafe" not in header
    assert "*" not in header


def test_no_form_can_carry_what_was_typed_into_an_address() -> None:
    assert policy.directives([], SOURCES)["form-action"] == ("'none'",)


@pytest.mark.parametrize("name", ["frame-ancestors", "sandbox", "report-uri"])
def test_nothing_is_said_where_browsers_ignore_it(name: str) -> None:
    """In a `<meta>` these are ignored ("Content Security Policy Level 3", 3.3)."""
    assert name not in policy.directives([], SOURCES)


def test_an_origin_is_scheme_host_and_port() -> None:
    assert policy.origin("http://127.0.0.1:4566/restapis/x?y") == "http://127.0.0.1:4566"
    assert policy.origin("") == ""
