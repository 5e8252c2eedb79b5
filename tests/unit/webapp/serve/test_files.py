"""Which file answers an address. The rules are the shipped ones."""

from pathlib import Path

import pytest

from webapp.serve import files, hosting

RULES = hosting.read()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "assets").mkdir(parents=True)
    for name in ("index.html", "sign-in.html", "404.html", "__spa-fallback.html"):
        (root / name).write_text(name)
    (root / "assets" / "app-1a2b.js").write_text("plain")
    (root / "assets" / "app-1a2b.js.br").write_text("brotli")
    (root / "assets" / "app-1a2b.js.gz").write_text("gzip")
    (tmp_path / "outputs.json").write_text("secret")
    return root.resolve()


def answered(site: Path, target: str, accept: str = "") -> files.Answer:
    return files.answer(site, RULES, target, accept)


def served(site: Path, target: str, accept: str = "") -> str:
    file = answered(site, target, accept).file
    return file.name if file else ""


@pytest.mark.parametrize("target", ["/", "/?q=1"])
def test_the_root_is_the_home_page(site: Path, target: str) -> None:
    assert served(site, target) == "index.html"


def test_a_clean_address_is_its_page(site: Path) -> None:
    assert served(site, "/sign-in?next=/x") == "sign-in.html"


@pytest.mark.parametrize("target", ["/lessons/wagtail-1/x", "/lessons/wagtail-1", "/courses/a/x.y"])
def test_below_lessons_and_courses_the_router_judges(site: Path, target: str) -> None:
    answer = answered(site, target)
    assert answer.status == 200
    assert answer.file == site / "__spa-fallback.html"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("target", ["/assets/app-0000.js", "/missing.png", "/no/such", "//sign-in"])
def test_what_leads_nowhere_is_missing(site: Path, target: str) -> None:
    answer = answered(site, target)
    assert answer.status == 404
    assert answer.file == site / "404.html"
    assert "Cache-Control" not in answer.headers


@pytest.mark.parametrize("target", ["/../outputs.json", "/%2e%2e/outputs.json", "/%00.x"])
def test_nothing_outside_the_site_is_served(site: Path, target: str) -> None:
    assert answered(site, target).status == 404
    assert served(site, target) == "404.html"


def test_a_hashed_file_is_kept_for_ever_and_sent_as_small_as_the_browser_takes(site: Path) -> None:
    answer = answered(site, "/assets/app-1a2b.js", "gzip, br")
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert served(site, "/assets/app-1a2b.js", "gzip") == "app-1a2b.js.gz"
    assert served(site, "/assets/app-1a2b.js", "br;q=0, gzip;q=0") == "app-1a2b.js"
