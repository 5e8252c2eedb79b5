"""The list of sources: each has a folder, a name of its own and ids that are content ids."""

import subprocess
import sys
from pathlib import Path
from re import _parser  # type: ignore[attr-defined] # typeshed leaves it out

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lectern.cms
from lectern import cms
from lectern.cms import SOURCES
from lectern.content import content_id
from lectern.content_ids import is_content_id
from lectern.errors import MalformedBody, Misconfigured

FOLDER = Path(lectern.cms.__file__).parent
FOLDERS = {file.parent.name for file in FOLDER.glob("*/__init__.py")}


def test_each_folder_is_a_source_and_each_source_a_folder() -> None:
    assert set(SOURCES) == FOLDERS


@pytest.mark.parametrize("name", SOURCES)
def test_a_name_ends_at_the_dash_of_a_content_id(name: str) -> None:
    """Else an id could be read as one of another source."""
    assert is_content_id(f"{name}-1")
    assert "-" not in name


@pytest.mark.parametrize("name", SOURCES)
@given(data=st.data())
def test_every_id_of_the_cms_makes_a_content_id(name: str, data: st.DataObject) -> None:
    external_id = data.draw(st.from_regex(SOURCES[name].id_pattern, fullmatch=True))
    assert is_content_id(content_id(name, external_id))


@pytest.mark.parametrize("name", SOURCES)
def test_no_id_of_the_cms_is_too_long_for_a_content_id(name: str) -> None:
    """Examples of a pattern seldom are as long as it allows, so its own bounds are asked."""
    least, most = _parser.parse(SOURCES[name].id_pattern).getwidth()
    assert least >= 1
    assert is_content_id(content_id(name, "x" * min(most, 1000)))


@pytest.mark.parametrize("external_id", ["", "a b", "a#b", "a/b", "é", "1\n", "x" * 65])
def test_no_content_id_is_made_of_anything_else(external_id: str) -> None:
    with pytest.raises(MalformedBody):
        content_id("wagtail", external_id)


def test_a_deployment_names_its_source() -> None:
    assert cms.from_environment({"CMS_SOURCE": "wagtail"}) is SOURCES["wagtail"]


@pytest.mark.parametrize("environ", [{}, {"CMS_SOURCE": " "}, {"CMS_SOURCE": "elsewhere"}])
def test_a_deployment_without_a_source_we_have_is_misconfigured(environ: dict[str, str]) -> None:
    with pytest.raises(Misconfigured, match="CMS_SOURCE"):
        cms.from_environment(environ)


@pytest.mark.parametrize("source", ["wagtail", "elsewhere", ""])
def test_an_events_id_is_found_also_where_the_source_is_unknown(source: str) -> None:
    assert cms.event_id({"source": source, "webhook-id": "evt_1"}) == "evt_1"
    assert cms.event_id({"source": source}) == ""


def test_the_list_loads_no_sources_code() -> None:
    """A cold start pays for the one part that it uses."""
    script = "import sys, lectern.cms; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(FOLDER.parents[1])},
    ).stdout.split()
    inside = {name for name in loaded if name.startswith("lectern.cms.")}
    assert inside == {"lectern.cms.source", *(f"lectern.cms.{name}" for name in SOURCES)}
    assert "hmac" not in loaded
