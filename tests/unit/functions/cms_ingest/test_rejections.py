"""What can't be used is dead-lettered once with its reason; what may pass later is tried again."""

from dataclasses import replace
from typing import Any

import pytest

from cms_ingest.dead_letters import DeadLetters
from cms_ingest.ingest import Ingest, process
from cms_ingest.store import Store
from lectern.dynamodb import Table
from lectern.secrets import Secret
from tests.unit.functions import cloud
from tests.unit.functions.cms_ingest.conftest import Vault
from tests.unit.functions.conftest import Lines
from tests.unit.functions.webhooks import OTHER_SECRET, batch, lesson, message

DONE: dict[str, list[dict[str, str]]] = {"batchItemFailures": []}

PERMANENT = [
    ("bad-signature", message(lesson(), secret=OTHER_SECRET)),
    ("unknown-source", message(lesson(), source="elsewhere")),
    ("malformed-body", message("{")),
    ("malformed-body", message("[]")),
    ("malformed-body", message('{"type": "entry.published"}')),
    ("malformed-body", message(lesson(version="1"))),  # type: ignore[arg-type]
    ("unknown-type", message({**lesson(), "type": "entry.archived"})),
    ("unknown-type", message(lesson(contentType="quiz"))),
    ("too-large", message(lesson(body=[{"type": "text", "html": "&" * 100_000}]))),
]


def again(message_id: str) -> dict[str, list[dict[str, str]]]:
    return {"batchItemFailures": [{"itemIdentifier": message_id}]}


@pytest.mark.parametrize(("code", "record"), PERMANENT)
def test_bad_input_is_dead_lettered_with_one_line_and_writes_nothing(
    code: str,
    record: dict[str, Any],
    ingest: Ingest,
    dead_letter_queue: str,
    lines: Lines,
) -> None:
    assert process(batch(record), ingest) == DONE
    (letter,) = cloud.waiting(dead_letter_queue)
    assert letter["body"] == record["body"]
    assert letter["attributes"]["failureCode"] == code
    assert [(line["event"], line["code"]) for line in lines()] == [("rejected", code)]
    assert cloud.snapshot(ingest.store.table) == {}


def test_a_dead_letter_keeps_what_a_replay_needs(ingest: Ingest, dead_letter_queue: str) -> None:
    record = message(lesson(), secret=OTHER_SECRET)
    process(batch(record), ingest)
    (letter,) = cloud.waiting(dead_letter_queue)
    carried = record["messageAttributes"]
    assert letter["attributes"]["source"] == carried["source"]["stringValue"]
    assert letter["attributes"]["headers"] == carried["headers"]["stringValue"]
    assert letter["attributes"]["correlationId"] == "m-1"


def test_a_replayed_letter_keeps_its_first_correlation_id_and_gets_its_new_reason(
    ingest: Ingest, dead_letter_queue: str
) -> None:
    told = {"correlationId": "first", "failureCode": "unknown-type", "failureReason": "old"}
    process(batch(message("{", message_id="second", attributes=told)), ingest)
    (letter,) = cloud.waiting(dead_letter_queue)
    assert letter["attributes"]["correlationId"] == "first"
    assert letter["attributes"]["failureCode"] == "malformed-body"


def test_a_letter_with_too_many_attributes_still_gets_through(
    ingest: Ingest, dead_letter_queue: str
) -> None:
    crowded = {f"x-{at}": "1" for at in range(8)}
    assert process(batch(message("{", attributes=crowded)), ingest) == DONE
    (letter,) = cloud.waiting(dead_letter_queue)
    assert len(letter["attributes"]) == 10
    assert {"failureCode", "source", "headers"} <= letter["attributes"].keys()


def test_a_message_whose_dead_letter_cant_be_sent_stays_in_the_queue(ingest: Ingest) -> None:
    away: Any = cloud.Broken()
    stuck = replace(ingest, dead_letters=DeadLetters(away, "nowhere"))
    assert process(batch(message("{")), stuck) == again("m-1")


def test_one_bad_message_costs_the_others_of_its_batch_nothing(
    ingest: Ingest, table: Table
) -> None:
    answer = process(
        batch(
            message(lesson(1), message_id="a"),
            message("{", message_id="b"),
            message(lesson(2), message_id="c"),
        ),
        ingest,
    )
    assert answer == DONE
    assert {key.pk for key in cloud.snapshot(table)} == {
        "CONTENT#wagtail-1",
        "CONTENT#wagtail-2",
        "COURSE#wagtail-7",
        "CATALOGUE#en",
    }


def test_while_the_database_is_away_messages_come_back(
    ingest: Ingest, dead_letter_queue: str, lines: Lines
) -> None:
    client: Any = cloud.Broken()
    store = Store(Table("content", client), ingest.store.now, ingest.store.pause)
    assert process(batch(message(lesson())), replace(ingest, store=store)) == again("m-1")
    assert cloud.waiting(dead_letter_queue) == []
    assert [line["code"] for line in lines()] == ["store-unavailable"]


def test_a_message_that_meets_a_defect_comes_back_alone(ingest: Ingest, lines: Lines) -> None:
    def defect() -> dict[str, str]:
        raise RuntimeError("secret text")

    broken = replace(ingest, secret=Secret(defect))
    assert process(batch(message(lesson())), broken) == again("m-1")
    assert "secret text" not in str(lines())


def test_a_rotated_secret_works_at_once(ingest: Ingest, vault: Vault, table: Table) -> None:
    process(batch(message(lesson(1))), ingest)
    vault.fields["signingSecret"] = OTHER_SECRET
    process(batch(message(lesson(2), secret=OTHER_SECRET)), ingest)
    assert {key.pk for key in cloud.snapshot(table)} >= {"CONTENT#wagtail-1", "CONTENT#wagtail-2"}
    assert vault.readings == 2


def test_logs_hold_neither_signature_nor_content(ingest: Ingest, lines: Lines) -> None:
    record = message(lesson(title="A private title"))
    process(batch(record, message(lesson(title="A private title"), secret=OTHER_SECRET)), ingest)
    logged = str(lines())
    assert "m-1" in logged
    assert "A private title" not in logged
    assert "v1," not in logged
