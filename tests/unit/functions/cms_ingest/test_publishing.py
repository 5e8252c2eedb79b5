"""What a published, unpublished or deleted entry leaves in the table."""

from cms_ingest.ingest import Ingest, process
from lectern import keys
from lectern.dynamodb import Table
from lectern.limits import TOMBSTONE_DAYS
from tests.unit.functions import cloud
from tests.unit.functions.webhooks import NOW, batch, course, gone, lesson, message

LESSON = "wagtail-12"
COURSE = "wagtail-7"


def send(ingest: Ingest, *bodies: dict[str, object]) -> None:
    for at, body in enumerate(bodies):
        answer = process(batch(message(body, message_id=f"m-{at}")), ingest)
        assert answer == {"batchItemFailures": []}


def test_a_lesson_becomes_an_entry_an_outline_row_and_counters(
    ingest: Ingest, table: Table
) -> None:
    send(ingest, lesson(version=5))
    assert cloud.snapshot(table).keys() == {
        keys.entry(LESSON),
        keys.stats(LESSON),
        keys.outline_entry(COURSE, 3, LESSON),
        keys.catalogue_lesson("en", COURSE, LESSON),
    }
    entry = cloud.item(table, keys.entry(LESSON))
    assert entry["blocks"] == [{"kind": "html", "html": "<p>Hello</p>"}]
    assert (entry["courseId"], entry["courseTitle"]) == (COURSE, "Tables")
    assert (entry["status"], entry["version"]) == ("published", 5)
    assert entry["correlationId"] == "m-0"
    stats = cloud.item(table, keys.stats(LESSON))
    assert (stats["entryVersion"], stats["likes"]) == (5, 0)


def test_the_outline_row_holds_what_a_course_page_lists_and_no_body(
    ingest: Ingest, table: Table
) -> None:
    send(ingest, lesson())
    row = cloud.item(table, keys.outline_entry(COURSE, 3, LESSON))
    assert row.keys() == {"pk", "sk"} | {
        "contentId",
        "contentType",
        "slug",
        "title",
        "summary",
        "durationMinutes",
        "status",
    }


def test_a_course_becomes_an_entry_a_card_and_a_head(ingest: Ingest, table: Table) -> None:
    send(ingest, course())
    card = cloud.item(table, keys.catalogue_card("en", 3, COURSE))
    head = cloud.item(table, keys.course_head(COURSE))
    assert card | {"pk": "", "sk": ""} == head | {"pk": "", "sk": ""}
    assert (card["title"], card["level"], card["tags"]) == (
        "Single-table design",
        "beginner",
        ["dynamodb"],
    )
    assert card["cover"]["width"] == 1200


def test_a_card_tells_of_what_it_is_a_translation(ingest: Ingest, table: Table) -> None:
    send(ingest, course(translationKey="k-1"), course(number=8))
    cards = cloud.snapshot(table)
    assert cards[keys.catalogue_card("en", 3, COURSE)]["translationKey"] == "k-1"
    assert cards[keys.catalogue_card("en", 3, "wagtail-8")]["translationKey"] == ""


def test_a_moved_lesson_leaves_its_old_place(ingest: Ingest, table: Table) -> None:
    moved = lesson(version=2, position=4, course={"id": 8, "slug": "other", "title": "Other"})
    send(ingest, lesson(version=1), moved)
    rows = cloud.snapshot(table).keys()
    assert keys.outline_entry(COURSE, 3, LESSON) not in rows
    assert keys.outline_entry("wagtail-8", 4, LESSON) in rows
    assert keys.catalogue_lesson("en", COURSE, LESSON) not in rows
    assert keys.catalogue_lesson("en", "wagtail-8", LESSON) in rows


def test_a_course_that_changes_its_language_leaves_the_old_catalogue(
    ingest: Ingest, table: Table
) -> None:
    send(ingest, course(version=1), course(version=2, locale="fr"))
    rows = cloud.snapshot(table).keys()
    assert keys.catalogue_card("en", 3, COURSE) not in rows
    assert keys.catalogue_card("fr", 3, COURSE) in rows


def test_the_default_catalogue_tells_of_every_course_in_another_language(
    ingest: Ingest, table: Table
) -> None:
    tells = [keys.course_language(tag, COURSE) for tag in ("fr", "ar", "en")]
    assert {key.pk for key in tells} == {keys.catalogue_card("en", 0, COURSE).pk}
    for version, tag in enumerate(("fr", "ar"), start=1):
        send(ingest, course(version=version, locale=tag))
        told = [key for key in tells if key in cloud.snapshot(table)]
        assert told == [keys.course_language(tag, COURSE)]
        assert cloud.item(table, told[0])["locale"] == tag
    send(ingest, course(version=3, locale="en"))
    assert not {*tells} & cloud.snapshot(table).keys(), "its own courses it lists"
    send(
        ingest, course(version=4, locale="fr"), gone("deleted", number=7, version=5, kind="course")
    )
    assert not {*tells} & cloud.snapshot(table).keys()


def test_a_new_version_keeps_the_counters(ingest: Ingest, table: Table) -> None:
    send(ingest, lesson(version=1))
    table.transact([table.update(keys.stats(LESSON), "ADD likes :one", {":one": 1})])
    send(ingest, lesson(version=2))
    stats = cloud.item(table, keys.stats(LESSON))
    assert (stats["likes"], stats["entryVersion"]) == (1, 2)


def test_an_unpublished_lesson_leaves_a_tombstone_and_no_listing(
    ingest: Ingest, table: Table
) -> None:
    send(ingest, lesson(version=1), gone("unpublished", version=2))
    assert cloud.snapshot(table).keys() == {keys.entry(LESSON), keys.stats(LESSON)}
    tombstone = cloud.item(table, keys.entry(LESSON))
    assert (tombstone["status"], tombstone["version"]) == ("unpublished", 2)
    assert tombstone["expiresAt"] == NOW + TOMBSTONE_DAYS * 86_400
    assert not tombstone.keys() & {"title", "summary", "blocks", "slug", "cover"}
    assert cloud.item(table, keys.stats(LESSON))["entryVersion"] == 2


def test_a_deleted_course_loses_its_card_and_head_and_keeps_the_lessons_rows(
    ingest: Ingest, table: Table
) -> None:
    send(ingest, course(), lesson(), gone("deleted", number=7, kind="course"))
    rows = cloud.snapshot(table).keys()
    assert keys.catalogue_card("en", 3, COURSE) not in rows
    assert keys.course_head(COURSE) not in rows
    assert keys.outline_entry(COURSE, 3, LESSON) in rows
    assert cloud.item(table, keys.entry(COURSE))["status"] == "deleted"


def test_an_entry_published_again_is_listed_again_and_no_longer_expires(
    ingest: Ingest, table: Table
) -> None:
    send(ingest, lesson(version=1), gone("unpublished", version=2), lesson(version=3))
    assert keys.outline_entry(COURSE, 3, LESSON) in cloud.snapshot(table)
    assert "expiresAt" not in cloud.item(table, keys.entry(LESSON))
