"""Each kind of block is kept as the site shows it, and a script in one is kept by none."""

from typing import Any

import pytest

from cms_ingest.ingest import Ingest, process
from lectern import keys
from lectern.dynamodb import Table
from tests.unit.functions import cloud
from tests.unit.functions.webhooks import batch, lesson, message

MEDIA = "https://media.example.org"
"""Where the tests' CMS has its pictures (conftest.py)."""

HTML = {"kind": "html", "html": "<p>Hello</p>"}
CODE = {"kind": "code", "language": "sql", "code": "SELECT '<b>'"}
QUOTE = {"kind": "quote", "text": "Simple things.", "attribution": "Alan"}
VIDEO = {"kind": "video", "url": "https://films.example.org/a.mp4", "title": "A film"}
TABLE = {
    "kind": "table",
    "caption": "Keys",
    "header": ["pk", "sk"],
    "alignments": ["left", ""],
    "rows": [["a", "b"]],
}


def kept(ingest: Ingest, table: Table, *blocks: dict[str, Any]) -> list[dict[str, Any]]:
    """The CMS calls a block's kind its type, and one of HTML a text."""
    told = [{**each, "type": {"html": "text"}.get(each["kind"], each["kind"])} for each in blocks]
    body = lesson(body=[{name: each[name] for name in each if name != "kind"} for each in told])
    assert process(batch(message(body)), ingest) == {"batchItemFailures": []}
    found: list[dict[str, Any]] = cloud.item(table, keys.entry("wagtail-12"))["blocks"]
    return found


@pytest.mark.parametrize("block", [HTML, CODE, QUOTE, VIDEO, TABLE], ids=lambda each: each["kind"])
def test_a_block_is_kept_as_it_came(block: dict[str, Any], ingest: Ingest, table: Table) -> None:
    assert kept(ingest, table, block) == [block]


def test_a_picture_has_its_size_and_its_narrower_copies(ingest: Ingest, table: Table) -> None:
    smaller = [{"url": f"{MEDIA}/a-400.webp", "width": 400}]
    picture = {
        "kind": "image",
        "url": f"{MEDIA}/a.webp",
        "alt": "A",
        "caption": "",
        "width": 800,
        "height": 600,
        "smaller": smaller,
    }
    assert kept(ingest, table, picture) == [picture]


def test_a_script_is_kept_in_no_block(ingest: Ingest, table: Table) -> None:
    evil = "<script>alert(1)</script>"
    found = kept(
        ingest,
        table,
        {"kind": "html", "html": f"<p>a</p>{evil}"},
        {**TABLE, "rows": [[evil, "b"]]},
        {**VIDEO, "url": "javascript:alert(1)"},
    )
    assert found == [{"kind": "html", "html": "<p>a</p>"}, {**TABLE, "rows": [["", "b"]]}]
