"""The browser's types of a page's states are those of the Python dataclasses."""

import dataclasses
import inspect
from pathlib import Path
from typing import Literal, get_args

import pytest

from webapp.build import places, sources
from webapp.build import states as generated
from webapp.build.errors import StateUntranslatable
from webapp.client import states
from webapp.client.states import Link, PageStatus, choices

STATES = [cls for _, cls in inspect.getmembers(states, dataclasses.is_dataclass)]


@dataclasses.dataclass(frozen=True)
class Example:
    """Says what it is."""

    status: PageStatus
    open: bool
    count: int
    words: list[str]
    links: list[Link]
    first: Link


def test_a_state_is_an_interface_of_the_same_fields_and_types() -> None:
    assert generated.interface(Example) == (
        "/**\n * Says what it is.\n */\n"
        "export interface Example {\n  status: PageStatus;\n  open: boolean;\n  count: number;\n"
        "  words: string[];\n  links: Link[];\n  first: Link;\n}"
    )


@pytest.mark.parametrize(
    "unknown", [str | None, dict[str, int], tuple[str, ...], float, Example, Literal["a"], object]
)
def test_a_type_that_the_browser_is_not_told_of_is_refused(unknown: object) -> None:
    state = dataclasses.make_dataclass("State", [("field", unknown)])
    with pytest.raises(StateUntranslatable, match=r"State\.field"):
        generated.interface(state)


@pytest.mark.parametrize("cls", STATES, ids=lambda cls: cls.__name__)
def test_every_state_that_pages_are_given_is_there(cls: type) -> None:
    assert f"\n\n{generated.interface(cls)}\n" in generated.typescript()


def test_a_word_is_one_of_the_very_same_words() -> None:
    words = " | ".join(f'"{word}"' for word in get_args(choices.PageStatus))
    assert f"export type PageStatus = {words};" in generated.typescript()


def test_the_type_check_and_the_build_take_the_generated_file_alone(tmp_path: Path) -> None:
    assert not (places.CLIENT_SOURCE / generated.FILE_NAME).exists()
    sources.write_client(tmp_path)
    assert (tmp_path / generated.FILE_NAME).read_text() == generated.typescript()
