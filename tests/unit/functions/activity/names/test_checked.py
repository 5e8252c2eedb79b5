"""Which names others may see, and why not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activity.names.characters import DIACRITICS_IN_A_ROW, MARKS_IN_A_ROW, is_mark
from activity.names.checked import MOST_CHARACTERS, Name, checked
from activity.names.reserved import reserved
from lectern.limits import ITEM_BYTES
from lectern.reasons import NAME_REASONS

KEPT = reserved()
PARTITION_KEY_BYTES = 2048
"""DynamoDB's bound (Service quotas, "Partition key")."""

REAL = """
O'Brien|O’Brien|Zoë|Müller-Lüdenscheidt|Nguyễn Thị Minh|Łukasz Żółć|Đorđe|Þórr|İbrahim Işık|ʻIolani
N'Golo Kanté|Mª Carmen|Gal·la Oro|Dr. J. R. Smith, Jr.|Anna (she)|Anna_Lee|Anne & Bob|ǃXóõ|R2-D2
Иван Петров|Мар'яна|Νίκος|Արամ|ნინო|אברהם|בן־גוריון|أحمد|محمد عبدالله|می‌نا|رُوح الله|ދިވެހި
जॉन|ज़िंदगी|क्षत्रिय|বাংলা|ਸਿੰਘ|ગીતા|ଓଡ଼ିଆ|தமிழ்|తెలుగు|ಕನ್ನಡ|മലയാളം|ශ්‍රී ලංකා|ชื่อ|น้ำใจ|ລາວ
ស្រ៊ុន|မြင့် ဖြိုး|བཀྲ་ཤིས|አበበ|ᎠᏓ|ᐃᓄᒃ|ⵎⵓⵃ|𞤀𞤣𞤤𞤢𞤥|山田 太郎|玛丽·居里|々木|ジョン・スミス|サッカー|はなこ
佐々木ゆき|김철수|ㄅㄆㄇ|Иван John|Jean-Иван|田中Tanaka|김John|x|١٢ علی
"""


@pytest.mark.parametrize(
    "name", [each for row in REAL.split("\n") for each in row.split("|") if each]
)
def test_a_real_name_may_be_shown_as_it_is(name: str) -> None:
    found = checked(name, KEPT)
    assert isinstance(found, Name)
    assert found.shown == unicodedata.normalize("NFC", name)
    assert found.forms


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Anna   Lee ", "Anna Lee"),
        ("Anna\u00a0\u2003Lee", "Anna Lee"),
        ("John\u3000Smith\u3000", "John Smith"),
        ("\tAnna\n", "Anna"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("x" * MOST_CHARACTERS, "x" * MOST_CHARACTERS),
        ("e\u0301" * MOST_CHARACTERS, "\u00e9" * MOST_CHARACTERS),
    ],
)
def test_a_name_is_composed_and_its_blanks_are_plain_single_and_inside(
    typed: str, shown: str
) -> None:
    found = checked(typed, KEPT)
    assert isinstance(found, Name)
    assert found.shown == shown


MARKS = {
    "200 combining characters": "a" + "\u0301" * 200,
    "nothing but combining characters": "\u0301\u0302",
    "three marks on a letter": "a\u0301\u0302\u0303",
    "the same mark twice": "x\u0323\u0323",
    "the same Thai vowel twice": "ก็็",
    "five marks of a script": "ကျြွှိ",
    "a mark on a blank": "Anna \u0301b",
    "an enclosing circle": "A\u20dd",
    "a control": "An\x00na",
    "a tab": "An\tna",
    "a line's end": "An\nna",
    "a paragraph's end": "An\u2029na",
    "a zero-width space": "An\u200bna",
    "a soft hyphen": "Le\u00adctern",
    "a joiner between Latin letters": "An\u200dna",
    "a joiner at the end": "क्\u200d",
    "a non-joiner at the end of an Arabic name": "می\u200c",
    "a direction override": "\u202eannA",
    "a direction mark": "Anna\u200f",
    "an isolate": "\u2066Anna\u2069",
    "a byte order mark": "Anna\ufeff",
    "a tag": "Anna\U000e0041",
    "a variation selector": "Anna\ufe0f",
    "a private-use character": "Anna\ue000",
    "an unassigned one": "Anna\u0378",
    "a noncharacter": "Anna\uffff",
    "half a pair": "Anna\ud800",
    "a Hangul filler": "Anna\u3164",
    "a halfwidth filler": "\uffa0",
    "a blank Braille cell": "\u2800",
    "an invisible Khmer vowel": "ក\u17b4",
    "a grapheme joiner": "An\u034fna",
    "an emoji": "Anna 🌻",
    "a check mark": "Anna ✅",
    "bold letters": "𝐀𝐧𝐧𝐚",
    "circled letters": "Ⓐnna",
    "raised letters": "Annaᵃ",
    "a phrase in one character": "ﷺ",
    "a very wide sign": "﷽",
    "a script of nobody": "𓀀",
    "an address": "anna@example.org",
    "a tag of HTML": "<b>Anna",
    "an old letter of lines": "𐌀𐌍",
}


@pytest.mark.parametrize("typed", MARKS.values(), ids=MARKS.keys())
def test_what_is_hidden_piled_or_drawn_is_refused(typed: str) -> None:
    assert checked(typed, KEPT) == "marks"


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\u3000", "...", "12 34", "_", "ـــ"],
)
def test_a_name_without_a_letter_is_empty(typed: str) -> None:
    assert checked(typed, KEPT) == "empty"


@pytest.mark.parametrize(
    "typed", ["x" * (MOST_CHARACTERS + 1), "x" * ITEM_BYTES, "a" + "\u0301" * 90_000]
)
def test_a_long_name_is_refused(typed: str) -> None:
    assert checked(typed, KEPT) == "too-long"


@pytest.mark.parametrize(
    "typed",
    [
        "Аnna",
        "Annа",
        "Оlga Smith",
        "ΜΟDERATOR",
        "ИванJohn",
        "カタГ",
        "Ꭺnna",
        "Annaه",
        "O'Бrien",
        "A.Бc",
        "Ivan१",
    ],
)
def test_scripts_that_are_not_written_together_are_mixed(typed: str) -> None:
    assert checked(typed, KEPT) == "mixed"


@given(st.text(max_size=80))
def test_every_text_gets_a_name_or_a_reason(typed: str) -> None:
    found = checked(typed, KEPT)
    assert isinstance(found, Name) or found in NAME_REASONS


letters = st.sampled_from("annaZИвमि\u0301\u0308\u0323\u200dक् ่ก山ー김-'. 1İß\ufdfa")


@given(st.text(letters, max_size=70))
def test_a_name_that_is_shown_is_within_all_bounds_and_the_same_when_it_comes_again(
    typed: str,
) -> None:
    found = checked(typed, KEPT)
    if isinstance(found, Name):
        assert found.shown == unicodedata.normalize("NFC", found.shown)
        assert 1 <= len(found.shown) <= MOST_CHARACTERS
        assert checked(found.shown, KEPT) == found
        assert _longest_row(found.shown) <= MARKS_IN_A_ROW
        assert all(0 < len(f"NAME#{form}".encode()) <= PARTITION_KEY_BYTES for form in found.forms)


def _longest_row(name: str) -> int:
    rows = "".join("m" if is_mark(each) else " " for each in unicodedata.normalize("NFD", name))
    return max(map(len, rows.split(" ")))


def test_two_diacritics_are_no_pile() -> None:
    assert DIACRITICS_IN_A_ROW == 2
    assert isinstance(checked("e\u0302\u0303", KEPT), Name)
