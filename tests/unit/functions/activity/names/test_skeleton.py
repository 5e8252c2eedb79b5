"""Two names that look alike have a form in common; two that don't have none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activity.names.confusables import CONFUSABLES
from activity.names.skeleton import bare, forms

ALIKE = """
Anna=Аnna|Anna=ANNA|Anna=anna|Anna=Änna|Anna=A n n a|Anna=An-na|Anna=ꓮꓠꓠꓮ|Anna=Ａｎｎａ
apple=аррӏе|paypal=раураӏ|Scope=ѕсоре|Nova=Νονα|Bob=ВоЬ|Koka=Кока|KOKA=кока|Petr=Реtг|Tim=Тіm
Ian=lan|Ian=1an|Oro=0r0|modern=rnodern|Will=VVill|O'Brien=OBrien|O'Brien=O’Brien|Zoë=Zoe
Anna Lee=Anna_Lee|Anna Lee=anna.lee|Anna Lee=AnnaLee|Łukasz=Lukasz|Søren=Soren|Đorđe=Dorde
İbrahim=ibrahim|Ibrahim=ıbrahim|straße=strasse|Straße=STRASSE|Иван=ИВАН|Νίκος=ΝΙΚΟΣ|Æsop=Aesop
أحمد=احمد|علي=على|محمد=محـــمد|רוּת=רות|ロ=口|ニ=二|ʻIolani=Iolani|Dᴀɴ=Dan|Gal·la=Galla|Ꭺꮪ=ᎪᏚ
"""
UNLIKE = (
    "Anna=Hanna|Hat=Nat|राम=रमा|कि=का|か=が|ชื่อ=ชื้อ|山田=山口|Иван=Иванов|Tom=Tim|Anna=Анна|김=감"
)


def _pairs(rows: str) -> list[tuple[str, str]]:
    whole = [pair for row in rows.split("\n") for pair in row.split("|") if pair]
    return [(one, other) for one, _, other in (pair.partition("=") for pair in whole)]


@pytest.mark.parametrize(("one", "other"), _pairs(ALIKE))
def test_names_that_look_alike_share_a_form(one: str, other: str) -> None:
    assert forms(one) & forms(other)


@pytest.mark.parametrize(("one", "other"), _pairs(UNLIKE))
def test_names_that_are_told_apart_share_none(one: str, other: str) -> None:
    assert not forms(one) & forms(other)


@given(st.text("AbcДжΝν ïß1'-_.ıİमि", min_size=1, max_size=20))
def test_case_blanks_and_composition_make_no_other_name(name: str) -> None:
    for other in (
        name.upper(),
        name.lower(),
        f" {name}  ",
        name.replace(" ", "_"),
        unicodedata.normalize("NFD", name),
    ):
        assert forms(name) & forms(other) or not forms(name)


def test_every_letter_shares_a_form_with_what_it_looks_like() -> None:
    assert [each for each in CONFUSABLES if not forms(each) & forms(CONFUSABLES[each])] == []


def test_the_table_is_bare_and_leads_to_an_end_at_once() -> None:
    for letter, prototype in CONFUSABLES.items():
        assert bare(prototype) == prototype
        assert not set(prototype) & CONFUSABLES.keys(), letter
