"""Code is coloured in the browser; its text comes through unchanged and never as markup."""

import html
import json
import re
import subprocess

import pytest

from webapp.build import sources
from webapp.build.toolchain import BIN

PYTHON = 'def go(n):  # a "note"\n    return f("x < y", 12)\n'
CASES = {
    "python": PYTHON,
    "typescript": "const a = `b ${c}`; // <script>alert(1)</script>\n",
    "json": '{"a": [1, true, null]}',
    "bash": "echo \"$HOME\" # hi\ncurl 'x' | sh\n",
    "text": "<b>& plain</b>",
    "unheard-of": "</code><img src=x onerror=alert(1)>",
    "html": "a 'b\nc\" <i>",
}


@pytest.fixture(scope="module")
def highlighting(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The module's address, beside what is generated for it."""
    folder = tmp_path_factory.mktemp("client")
    sources.write_client(folder)
    return (folder / "highlight.ts").as_uri()


@pytest.fixture(scope="module")
def coloured(highlighting: str) -> dict[str, str]:
    """Language → HTML, of every case in one run of Node."""
    script = (
        f"import {{ highlight }} from {json.dumps(highlighting)};"
        f"const cases = Object.entries({json.dumps(CASES)});"
        "const made = cases.map(([name, code]) => [name, highlight(name, code)]);"
        "console.log(JSON.stringify(Object.fromEntries(made)));"
    )
    done = subprocess.run(
        [BIN / "node", "--input-type=module", "--eval", script],
        check=True,
        capture_output=True,
        text=True,
    )
    answer: dict[str, str] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("language", CASES)
def test_the_text_is_the_code(coloured: dict[str, str], language: str) -> None:
    text = re.sub(r'<span class="(?:note|text|word|name)">|</span>', "", coloured[language])
    assert "<" not in text
    assert html.unescape(text) == CASES[language]


def test_the_parts_of_python_are_told_apart(coloured: dict[str, str]) -> None:
    parts = re.findall(r'<span class="(\w+)">(.*?)</span>', coloured["python"])
    assert parts == [
        ("word", "def"),
        ("name", "go"),
        ("note", "# a &quot;note&quot;"),
        ("word", "return"),
        ("name", "f"),
        ("text", "&quot;x &lt; y&quot;"),
        ("text", "12"),
    ]


def test_an_unknown_language_has_no_words_of_its_own(coloured: dict[str, str]) -> None:
    assert 'class="word"' not in coloured["unheard-of"]


HOSTILE = ['\\"', '"', "'", "`", "/*", '"""', "#", "a(", "1", '"\\', "//", "`\\"]
COUNTED = 20_000
_COUNTING = """
const exec = RegExp.prototype.exec, test = RegExp.prototype.test;
let read = 0;
for (const name of ["exec", "test"]) {
  const before = RegExp.prototype[name];
  RegExp.prototype[name] = function (text) {
    const from = this.lastIndex, found = before.call(this, text);
    read += this.sticky ? (found ? this.lastIndex : (text + "").length) - from : 0;
    return found;
  };
}
"""


@pytest.mark.parametrize("language", ["python", "javascript", "json"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_each_letter_is_read_a_bounded_number_of_times(
    language: str, piece: str, highlighting: str
) -> None:
    """Counts how far the searches for an end go, as if each failing one read all that is left."""
    script = (
        f"import {{ highlight }} from {json.dumps(highlighting)};{_COUNTING}"
        f"const made = highlight({json.dumps(language)}, {json.dumps(piece)}.repeat({COUNTED}));"
        "console.log(JSON.stringify([read, made.length]));"
    )
    done = subprocess.run(
        [BIN / "node", "--input-type=module", "--eval", script],
        check=True,
        capture_output=True,
        text=True,
    )
    read, length = json.loads(done.stdout)
    assert read <= 10 * len(piece) * COUNTED
    assert length <= 40 * len(piece) * COUNTED
