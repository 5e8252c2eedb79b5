"""What the dashboard draws of the ingest."""

from cms_ingest.ingest import Ingest, process
from tests.unit.functions.conftest import Lines
from tests.unit.functions.webhooks import OTHER_SECRET, batch, lesson, message


def test_a_written_entry_is_counted_with_the_time_that_it_took(
    ingest: Ingest, measured: Lines
) -> None:
    process(batch(message(lesson(version=2))), ingest)
    (values,) = measured()
    assert values["EntriesWritten"] == 1
    assert values["IngestLag"] >= 0


def test_an_entry_that_is_known_already_is_counted_as_stale(
    ingest: Ingest, measured: Lines
) -> None:
    process(batch(message(lesson(version=2))), ingest)
    process(batch(message(lesson(version=1))), ingest)
    assert measured()[1:] == [{"EntriesStale": 1}]


def test_a_refused_webhook_is_counted(ingest: Ingest, measured: Lines) -> None:
    process(batch(message(lesson(), secret=OTHER_SECRET)), ingest)
    assert measured() == [{"WebhooksRejected": 1}]
