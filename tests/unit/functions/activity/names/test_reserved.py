"""Nobody speaks for the site."""

import pytest

from activity.names.checked import Name, checked
from activity.names.reserved import OF_THE_SITE, reserved

KEPT = reserved(["Open University"])


@pytest.mark.parametrize("name", OF_THE_SITE)
def test_a_name_of_the_site_is_taken(name: str) -> None:
    assert checked(name, KEPT) == "taken"


@pytest.mark.parametrize(
    "name",
    [
        "LECTERN", "Lectern Team", "The Lectern", "L e c t e r n", "Lect_ern", "L.E.C.T.E.R.N",
        "Adm1n", "admin2", "admin_007", "Anna (Admin)", "LecternAdmin", "M0derat0r", "rnoderator",
        "ʟᴇᴄᴛᴇʀɴ", "Ṁoderạtor", "Lectern-Support", "модератор", "Open-University",
        "OpenUniversity", "Staff of the Open University",
    ],
)  # fmt: skip
def test_so_is_one_that_contains_it_or_looks_like_it(name: str) -> None:
    assert checked(name, KEPT) == "taken"


@pytest.mark.parametrize(
    "name", ["Learner abcd", "learner-k3f9", "Leаrner".replace("а", "a"), "1earner x"]
)
def test_nobody_is_called_as_who_has_no_name(name: str) -> None:
    assert checked(name, KEPT) == "taken"


@pytest.mark.parametrize(
    "name",
    ["Badminton", "Stafford", "Modi", "Modesty M", "Learned Hand", "Open", "University", "Systema"],
)
def test_a_word_that_only_contains_one_is_a_name(name: str) -> None:
    assert isinstance(checked(name, KEPT), Name)


def test_the_operators_words_are_free_where_the_operator_names_none() -> None:
    assert isinstance(checked("Open University", reserved()), Name)
