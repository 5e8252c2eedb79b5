"""Others see the last name that may be shown, and nobody else has one that looks like it."""

from typing import Any

import pytest

from activity.names.skeleton import forms
from activity.stream import Activity, process
from lectern import keys
from lectern.author import author_id, unnamed
from lectern.dynamodb import Table
from lectern.limits import FORMER_NAME_DAYS
from tests.unit.functions import cloud
from tests.unit.functions.activity.conftest import KEY, NOW
from tests.unit.functions.streams import LEARNER, batch, profile, record

OTHER = "99999999-2222-3333-4444-555555555555"
ME = author_id(KEY, LEARNER)


def send(activity: Activity, *records: dict[str, Any]) -> None:
    assert process(batch(*records), activity) == {"batchItemFailures": []}


def shown(table: Table, learner: str = LEARNER) -> str | None:
    """None for a learner without a name, who is told apart by their id."""
    own = author_id(KEY, learner)
    name: str | None = (table.get(keys.author(own)) or {}).get("authorName")
    return None if name == unnamed(own) else name


def taken(table: Table) -> dict[str, str]:
    """Whose each form of a name is."""
    items = cloud.snapshot(table).items()
    return {key.pk: item["authorId"] for key, item in items if key.sk == keys.NAME}


def holds(table: Table, learner: str, *names: str) -> None:
    found = {pk for pk, author in taken(table).items() if author == author_id(KEY, learner)}
    assert found == {keys.name(form).pk for name in names for form in forms(name)}


def issued(learners: Table, sk: str, learner: str = LEARNER) -> dict[str, Any] | None:
    return learners.get(keys.issued(learner, sk))


def refusal(learners: Table, learner: str = LEARNER) -> str | None:
    found = issued(learners, "PROFILE", learner)
    return found["reason"] if found else None


def test_a_name_is_shown_tidied_and_taken_and_its_learner_told(
    activity: Activity, table: Table, learners: Table
) -> None:
    send(activity, profile("  Zoe\u0308  Müller ", 100))
    assert shown(table) == "Zoë Müller"
    holds(table, LEARNER, "Zoë Müller")
    told = issued(learners, "AUTHOR")
    assert told == {**keys.issued(LEARNER, "AUTHOR")._asdict(), "authorId": ME} | {
        "authorName": "Zoë Müller"
    }
    assert issued(learners, "PROFILE") is None


def test_a_refused_name_is_explained_and_leaves_the_earlier_one(
    activity: Activity, table: Table, learners: Table
) -> None:
    for at, typed in enumerate(["Anna", "😀", "Аnna"]):
        send(activity, profile(typed, 100 + at))
    assert shown(table) == "Anna"
    holds(table, LEARNER, "Anna")
    told = issued(learners, "PROFILE")
    assert told is not None
    assert (told["outcome"], told["reason"], told["authorName"]) == ("refused", "mixed", "Аnna")
    assert told["issuedAt"] == "2026-09-21T14:13:20Z"


def test_an_accepted_name_ends_the_refusal_and_frees_the_earlier_one(
    activity: Activity, table: Table, learners: Table
) -> None:
    send(activity, profile("Anna", 100))
    send(activity, profile("", 101))
    send(activity, profile("Νίκος", 102))
    holds(table, LEARNER, "Νίκος")
    assert refusal(learners) is None
    send(activity, profile("Anna", 103))
    holds(table, LEARNER, "Anna")
    send(activity, profile("Νίκος", 104, OTHER))
    assert shown(table, OTHER) == "Νίκος"


def test_a_name_that_looks_like_somebody_elses_is_taken(
    activity: Activity, table: Table, learners: Table
) -> None:
    send(activity, profile("Scope", 100))
    send(activity, profile("ѕсоре", 101, OTHER))
    assert (shown(table), shown(table, OTHER)) == ("Scope", None)
    assert refusal(learners, OTHER) == "taken"


def test_one_may_write_ones_own_name_otherwise(activity: Activity, table: Table) -> None:
    send(activity, profile("anna lee", 100))
    send(activity, profile("Anna-Lee", 101))
    assert shown(table) == "Anna-Lee"
    holds(table, LEARNER, "Anna-Lee")


@pytest.mark.parametrize("typed", ["", "   ", None, 7, True, ["Anna"], {"a": "b"}])
def test_an_empty_name_frees_the_earlier_one(
    activity: Activity, table: Table, learners: Table, typed: Any
) -> None:
    send(activity, profile("Anna", 100))
    send(activity, profile(typed, 101))
    assert shown(table) is None
    assert taken(table) == {}
    assert refusal(learners) == "empty"
    told = issued(learners, "AUTHOR")
    assert told is not None
    assert told["authorName"] == unnamed(ME)


def test_who_never_had_a_name_is_told_how_they_are_called(
    activity: Activity, table: Table, learners: Table
) -> None:
    send(activity, profile("😀", 100))
    assert cloud.item(table, keys.author(ME))["authorName"] == unnamed(ME)
    told = issued(learners, "AUTHOR")
    assert told is not None
    assert (told["authorId"], told["authorName"]) == (ME, unnamed(ME))


def test_a_profile_without_a_name_is_an_empty_name(activity: Activity, learners: Table) -> None:
    send(activity, record("INSERT", LEARNER, "PROFILE", 100))
    assert refusal(learners) == "empty"


def test_of_a_deleted_profile_nothing_is_left_but_what_is_forgotten_one_day(
    activity: Activity, table: Table, learners: Table
) -> None:
    """The sweep deletes a deleted account's profile, too."""
    send(activity, profile("Anna", 100))
    send(activity, record("REMOVE", LEARNER, "PROFILE", 101))
    assert cloud.snapshot(learners) == {}
    assert taken(table) == {}
    author = cloud.item(table, keys.author(ME))
    assert {*author} == {"pk", "sk", "sequence", "expiresAt"}
    assert author["expiresAt"] == NOW + FORMER_NAME_DAYS * 86_400
    send(activity, profile("Anna", 102))
    assert "expiresAt" not in cloud.item(table, keys.author(ME))


def test_what_is_published_names_no_sub(activity: Activity, table: Table) -> None:
    send(activity, profile("Anna", 100))
    assert LEARNER not in str(cloud.snapshot(table))


def test_a_name_of_the_operators_is_taken(activity: Activity, learners: Table) -> None:
    send(activity, profile("Open University", 100))
    assert refusal(learners) == "taken"


def test_an_about_that_changes_keeps_the_name(activity: Activity, table: Table) -> None:
    send(activity, profile("Anna", 100))
    send(activity, profile("Anna", 101))
    assert shown(table) == "Anna"
    holds(table, LEARNER, "Anna")


def test_preferences_and_what_only_looks_like_a_profile_change_no_name(
    activity: Activity, table: Table, learners: Table
) -> None:
    for pk, sk in [
        (LEARNER, "PREFERENCES"),
        (LEARNER, "PROFILE#2"),
        ("NAME#anna", "PROFILE"),
        (f"ISSUED#{LEARNER}", "PROFILE"),
    ]:
        send(activity, record("INSERT", pk, sk, 100))
    assert not [key for key in cloud.snapshot(table) if key.sk in {keys.AUTHOR, keys.NAME}]
    assert cloud.snapshot(learners) == {}
