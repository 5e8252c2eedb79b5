"""What Python and TypeScript must say alike is said once."""

import json
import re
from typing import get_args

import pytest

from lectern import allowed_html, content
from lectern.code_languages import ALIASES, CODE_LANGUAGES
from lectern.limits import PASSWORD_CHARACTERS
from webapp.build import boundary, places, sources
from webapp.client import routes
from webapp.client.head import THEME_SCRIPT
from webapp.client.states import BlockKind
from webapp.client.stored import THEME
from webapp.pages import PAGES

TEXT = boundary.typescript()
CONSTANTS = dict(re.findall(r"^export const (\w+) = (.*?)(?: as const)?;$", TEXT, re.MULTILINE))
WRITTEN_BY_HAND = {path.name: path.read_text() for path in places.CLIENT_SOURCE.rglob("*.ts")}
WORDS = {
    name: json.loads(value)
    for name, value in CONSTANTS.items()
    if value.startswith('"') and re.search(r"\W|published", json.loads(value))
}


def test_the_sanitisers_lists_and_patterns_are_ingests_own() -> None:
    assert set(json.loads(CONSTANTS["HTML_TAGS"])) == allowed_html.TAGS
    assert set(json.loads(CONSTANTS["UNSEEN_TAGS"])) == allowed_html.UNSEEN_TAGS
    assert json.loads(CONSTANTS["ADDRESS_PATTERN"]) == allowed_html.ADDRESS_PATTERN
    by_tag = json.loads(CONSTANTS["HTML_ATTRIBUTES"])
    assert {tag: set(names) for tag, names in by_tag.items()} == allowed_html.ATTRIBUTES


@pytest.mark.parametrize("name", CONSTANTS)
def test_whatever_is_generated_is_used(name: str) -> None:
    assert any(re.search(rf"\b{name}\b", text) for text in WRITTEN_BY_HAND.values())


@pytest.mark.parametrize("name", WORDS)
def test_no_word_of_it_is_written_again(name: str) -> None:
    word = re.compile(rf"""["'`]/?{re.escape(WORDS[name])}["'`?]""")
    assert [file for file, text in WRITTEN_BY_HAND.items() if word.search(text)] == []


def test_a_page_knows_every_kind_of_block_that_is_stored_and_films() -> None:
    assert set(get_args(BlockKind)) == {*content.BLOCK_KINDS.values(), "film"}


def test_every_block_has_a_kind() -> None:
    assert set(content.BLOCK_KINDS) == set(get_args(content.Block))


def test_the_first_paint_reads_the_theme_where_it_is_stored() -> None:
    assert f"getItem('{THEME}')" in THEME_SCRIPT


def test_a_password_is_as_long_as_the_user_pool_asks_for() -> None:
    [pool] = (places.ROOT / "amplify/backend/auth").glob("*/cli-inputs.json")
    asked = json.loads(pool.read_text())["cognitoConfig"]["passwordPolicyMinLength"]
    assert asked == PASSWORD_CHARACTERS


def test_it_is_among_the_files_that_are_built_and_type_checked() -> None:
    assert sources.client_files()[boundary.FILE_NAME] == TEXT


def test_every_page_has_its_address_from_the_one_list() -> None:
    routed = {module.ROUTE for module in PAGES} - {"404"}
    assert routed == set(routes.ALL)
    assert len(routes.ALL) == len(set(routes.ALL))


def test_the_browser_judges_addresses_by_the_pages_that_there_are() -> None:
    assert json.loads(CONSTANTS["DOORS"]) == [*routes.DOORS]
    private = {routes.section(route) for route in routes.NEED_SESSION}
    assert set(json.loads(CONSTANTS["NEED_SESSION"])) == private
    assert not private & {routes.section(route) for route in (routes.HOME, *routes.DOORS)}


def _linked() -> set[str]:
    """Every address of the site that the pages' Python spells."""
    files = [*places.ROOT.glob("webapp/pages/*.py"), *places.ROOT.glob("webapp/components/*.py")]
    texts = [file.read_text() for file in files]
    return {href for text in texts for href in re.findall(r'"(/[a-z][a-z-]*)"', text)}


def test_no_page_links_to_an_address_that_is_none() -> None:
    assert _linked() <= set(routes.ALL)
    assert routes.CATALOGUE in _linked(), "else nothing was looked at"


def test_the_browser_colours_the_languages_that_an_editor_may_choose() -> None:
    named = re.search(r"^export type CodeLanguage = (.*);$", TEXT, re.MULTILINE)
    assert named is not None
    assert [json.loads(name) for name in named[1].split(" | ")] == [*CODE_LANGUAGES]
    assert set(ALIASES.values()) <= set(CODE_LANGUAGES)
    assert not set(ALIASES) & set(CODE_LANGUAGES)
