"""What is changed in Reflex's own files, and that a change of theirs is noticed."""

import re
from pathlib import Path

import pytest

from webapp.build import replaced, shell
from webapp.build.errors import ReflexChanged

CONFIG = 'resolve: {\n    alias: [\n      { find: "$", replacement: here },\n    ],\n  },'


def test_ours_come_before_reflexs_own_aliases_since_the_first_match_counts() -> None:
    changed = replaced.with_aliases(CONFIG)
    assert changed.index('"socket.io-client"') < changed.index('"$"')
    assert changed.index('"$/reflex.json"') < changed.index('"$"')


def test_a_second_build_changes_nothing_more() -> None:
    once = replaced.with_aliases(CONFIG)
    assert replaced.with_aliases(once) == once


ROOT = """\
  useEffect(() => {
    window.__reflex = {
          "react": React,
    "$/utils/state": utils_state,
    };
  }, []);
  return jsx(AppWrap, {}, children);
"""


def test_no_module_is_kept_whole_for_a_server_that_is_not_there() -> None:
    changed = replaced.without_globals(ROOT)
    assert "__reflex" not in changed
    assert "utils_state" not in changed
    assert "return jsx(AppWrap" in changed


def test_a_root_of_another_shape_stops_the_build() -> None:
    with pytest.raises(ReflexChanged):
        replaced.without_globals("export default function App() {}")


def test_a_configuration_of_another_shape_stops_the_build() -> None:
    with pytest.raises(ReflexChanged):
        replaced.with_aliases("resolve: {}")


def test_pages_are_loaded_by_a_loader_that_never_reloads() -> None:
    assert "routeModules" in replaced.with_aliases(CONFIG)


def test_the_page_of_a_lesson_has_words_before_its_code_has_come() -> None:
    root = shell.with_shell("export default function App() {\n  return jsx(Outlet, {});\n}\n")
    assert "Loading the page" in root
    assert "<noscript>" in root
    with pytest.raises(ReflexChanged):
        shell.with_shell(root)


def test_reflexs_own_state_and_events_are_left_out_of_every_page() -> None:
    changed = replaced.with_aliases(CONFIG)
    assert changed.index('"$/utils/context"') < changed.index('"$"')
    events = dict(replaced.FILES)[Path("lectern/events.js")]
    for name in ("EventLoopProvider", "StateProvider", "defaultColorMode", "addEvents"):
        assert re.search(rf"\b{name}\b", events)
