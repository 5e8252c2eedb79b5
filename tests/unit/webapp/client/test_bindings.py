"""The Python twin of the data layer: names that pages rely on exist on the other side."""

import inspect
import re

import pytest

from webapp.build import sources
from webapp.client import bindings, states
from webapp.client.module import ClientModule

FILES = sources.client_files()
EXPORT = re.compile(r"^export (?:async )?(?:function|const) (\w+)", re.MULTILINE)


def exported(file: str) -> set[str]:
    return set(EXPORT.findall(FILES[file]))


def test_every_hook_and_action_that_pages_name_is_exported() -> None:
    text = inspect.getsource(bindings)
    hooks = set(re.findall(r'_HOOKS\.hook\("(\w+)"', text))
    actions = set(re.findall(r'_ACTIONS\.function\("(\w+)"', text))
    assert hooks <= exported("hooks.ts")
    assert actions == exported("actions.ts")
    assert set(re.findall(r'_ACCOUNT\.hook\("(\w+)"', text)) == exported("accountHooks.ts")
    assert set(re.findall(r'_OWN\.function\("(\w+)"', text)) == exported("accountActions.ts")


def test_a_hook_is_called_once_under_a_name_that_every_process_agrees_on() -> None:
    one = ClientModule("$/lectern/hooks").hook("useLesson", states.Lesson)
    other = ClientModule("$/lectern/hooks").hook("useLesson", states.Lesson)
    assert str(one.likes) == str(other.likes) == 'useLesson_a0eb9ed4?.["likes"]'


def test_a_field_that_no_state_has_is_refused_when_a_page_is_made() -> None:
    with pytest.raises(AttributeError):
        _ = bindings.lesson().nothing  # type: ignore[attr-defined]
