"""Which file answers an address."""

from pathlib import Path

import pytest

from webapp.serve import files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "assets").mkdir(parents=True)
    for name in ("index.html", "sign-in.html", "__spa-fallback.html", "headers.json"):
        (root / name).write_text(name)
    (root / "assets" / "app-1a2b.js").write_text("plain")
    (root / "assets" / "app-1a2b.js.br").write_text("brotli")
    (root / "assets" / "app-1a2b.js.gz").write_text("gzip")
    (tmp_path / "outputs.json").write_text("secret")
    return root.resolve()


def served(site: Path, target: str, accept: str = "") -> str:
    file = files.answer(site, target, accept).file
    return file.name if file else ""


@pytest.mark.parametrize("target", ["/", "/?q=1"])
def test_the_root_is_the_home_page(site: Path, target: str) -> None:
    assert served(site, target) == "index.html"


def test_a_clean_address_is_its_page(site: Path) -> None:
    assert served(site, "/sign-in?next=/x") == "sign-in.html"


def test_an_unknown_path_is_the_routers_to_judge(site: Path) -> None:
    answer = files.answer(site, "/lessons/wagtail-1/x", "")
    assert answer.status == 200
    assert answer.file == site / "__spa-fallback.html"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_missing_asset_is_missing(site: Path) -> None:
    assert files.answer(site, "/assets/app-0000.js", "").status == 404


@pytest.mark.parametrize("target", ["/../outputs.json", "/%2e%2e/outputs.json", "/headers.json"])
def test_nothing_outside_the_site_and_nothing_hidden_is_served(site: Path, target: str) -> None:
    assert served(site, target) == "__spa-fallback.html"


def test_a_null_byte_is_refused(site: Path) -> None:
    assert files.answer(site, "/%00", "").status == 404


def test_a_hashed_file_is_kept_for_ever_and_sent_as_small_as_the_browser_takes(site: Path) -> None:
    answer = files.answer(site, "/assets/app-1a2b.js", "gzip, br")
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert served(site, "/assets/app-1a2b.js", "gzip") == "app-1a2b.js.gz"
    assert served(site, "/assets/app-1a2b.js", "br;q=0, gzip;q=0") == "app-1a2b.js"
