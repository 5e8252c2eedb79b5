"""A public author id tells nobody which identity it stands for."""

from lectern.author import AUTHOR_ID_CHARACTERS, author_id
from tests.unit.functions.streams import LEARNER


def test_it_is_the_same_for_the_same_learner_and_key() -> None:
    assert author_id("key", LEARNER) == author_id("key", LEARNER)


def test_it_differs_by_learner_and_by_key() -> None:
    assert len({author_id("key", LEARNER), author_id("key", "x"), author_id("other", LEARNER)}) == 3


def test_it_is_short_and_fit_for_keys_and_addresses() -> None:
    made = author_id("key", LEARNER)
    assert len(made) == AUTHOR_ID_CHARACTERS
    assert made.isalnum()
    assert made.islower()
