"""Writes the table of look-alike letters from Unicode's data file of them.

    python -m tests.unit.functions.activity.names.confusables_table confusables.txt

The file is `confusables.txt` of UTS #39, "Unicode Security Mechanisms", from Unicode's public data.
Only what can be in a name stays: its characters are decomposed and bare of diacritics, as the
skeleton makes them, and each is written as what it looks like. Beside the data, Latin small
capitals look like their letters, as Cyrillic's small letters are mapped to them.
"""

import re
import sys
import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from activity.names.characters import is_written
from activity.names.skeleton import bare
from amplify.project.root import ROOT

TABLE = ROOT / "backend_functions" / "activity" / "names" / "confusables.py"
_LINE = re.compile(r"^([0-9A-F]+) ;\t([0-9A-F ]+) ;", re.MULTILINE)
_VERSION = re.compile(r"^# Version: (\S+)$", re.MULTILINE)
_SMALL_CAPITAL = re.compile(r"LATIN LETTER SMALL CAPITAL ([A-Z])")
_KRA = "\u0138"


def looks_like(data: str) -> Mapping[str, str]:
    """Each character of a decomposed name that looks like others, and what all of these are written
    as. What looks like a sign or a diacritic stays itself: a name isn't to become empty."""
    found = _small_capitals()
    for source, target in _LINE.findall(data):
        character = chr(int(source, 16))
        prototype = _plain(_text(target))
        if is_written(character) and _plain(character) == character and prototype != "":
            found[character] = prototype
    ends = {each: _end(each, found) for each in found}
    return {each: end for each, end in ends.items() if end != each}


def _plain(text: str) -> str:
    return bare(unicodedata.normalize("NFKD", text))


def _end(text: str, found: Mapping[str, str]) -> str:
    """What is bare may look like something else again."""
    while (following := "".join(found.get(each, each) for each in text)) != text:
        text = following
    return text


def _small_capitals() -> dict[str, str]:
    names = {chr(at): unicodedata.name(chr(at), "") for at in range(0x250, 0xA800)}
    found = {each: _SMALL_CAPITAL.fullmatch(name) for each, name in names.items()}
    return {each: match[1].lower() for each, match in found.items() if match} | {_KRA: "k"}


def _text(codes: str) -> str:
    return "".join(chr(int(code, 16)) for code in codes.split())


def source(found: Mapping[str, str], version: str) -> str:
    """The module. A line is what is looked like, then all that look like it, by their numbers."""
    alike = defaultdict[str, list[str]](list)
    for character, prototype in sorted(found.items()):
        alike[prototype].append(character)
    rows = (f"{_codes(prototype, '+')} {_codes(of, ' ')};" for prototype, of in alike.items())
    lines = textwrap.wrap(" ".join(rows), 98, break_on_hyphens=False)
    return _MODULE.format(version=version, rows="\n".join(lines))


def _codes(characters: Iterable[str], between: str) -> str:
    return between.join(f"{ord(each):x}" for each in characters)


_MODULE = '''"""What look-alike letters are written as: names that look alike become one text.

Generated from confusables.txt {version} (UTS #39, "Unicode Security Mechanisms"; © Unicode, Inc.,
under the Unicode License V3) by tests/unit/functions/activity/names/confusables_table.py: a code
point or several, then the code points that look like it. Letters of names alone, without the
styled ones, which are in no name.
"""

_ALIKE = """
{rows}
"""


def _read(rows: str) -> dict[str, str]:
    found: dict[str, str] = {{}}
    for row in rows.replace("\\n", " ").split(";")[:-1]:
        prototype, *alike = row.split()
        text = "".join(chr(int(code, 16)) for code in prototype.split("+"))
        found |= {{chr(int(code, 16)): text for code in alike}}
    return found


CONFUSABLES = _read(_ALIKE)
'''


def main() -> None:
    data = Path(sys.argv[1]).read_text("utf-8-sig")
    (version,) = _VERSION.findall(data)
    TABLE.write_text(source(looks_like(data), version))


if __name__ == "__main__":
    main()
