"""What every page owes to a reader, whatever state its data is in."""

import re
from pathlib import Path
from types import ModuleType

import pytest
import reflex as rx
from reflex.event import EventSpec

from lectern.learner_items import PROFILE
from tests.unit.webapp.pages.tree import tags, walk
from webapp.pages import PAGES
from webapp.style import SHEETS

STYLE = Path(__file__).parents[4] / "webapp" / "style"
ROUTES = [module.ROUTE for module in PAGES]

every_page = pytest.mark.parametrize("module", PAGES, ids=ROUTES)


def _attribute(component: rx.Component, name: str) -> str:
    """An attribute's value as the page holds it, without the quotes of a literal."""
    value = getattr(component, name, None)
    if value is None:
        value = component.custom_attrs.get(name, "")
    return str(value).strip('"')


def test_the_site_has_the_pages_it_promises() -> None:
    assert sorted(ROUTES) == sorted(
        [
            "/",
            "/sign-up",
            "/confirm",
            "/sign-in",
            "/forgot-password",
            "/catalogue",
            "/courses/[content_id]/[slug]",
            "/lessons/[content_id]/[slug]",
            "/search",
            "/plan",
            "/profile",
            "/statistics",
            "/account",
            "404",
        ]
    )


@every_page
def test_a_page_names_itself(module: ModuleType) -> None:
    assert "Lectern" in module.TITLE
    assert 30 <= len(module.DESCRIPTION) <= 160
    assert sum(other.TITLE == module.TITLE for other in PAGES) == 1


@every_page
def test_a_page_has_a_heading_and_the_landmarks(module: ModuleType) -> None:
    page = module.page()
    assert tags(page, "h1")
    assert len(tags(page, "main")) == 1
    assert "site-header" in {_attribute(part, "class_name") for part in tags(page, "header")}
    assert "site-footer" in {_attribute(part, "class_name") for part in tags(page, "footer")}


@every_page
def test_a_keyboard_can_skip_to_the_content(module: ModuleType) -> None:
    page = module.page()
    [skip] = [part for part in tags(page, "a") if _attribute(part, "class_name") == "skip-link"]
    [main] = tags(page, "main")
    assert _attribute(skip, "href") == f"#{_attribute(main, 'id')}"


@every_page
def test_a_page_needs_no_server_state(module: ModuleType) -> None:
    for part in walk(module.page()):
        for chain in part.event_triggers.values():
            for event in getattr(chain, "events", []):
                assert not isinstance(event, EventSpec), f"<{part.tag}> sends an event to a server"
        for var in part._get_vars():
            data = var._get_all_var_data()
            assert not (data and data.state), f"<{part.tag}> reads {data.state} from a server"


@every_page
def test_a_page_has_no_inline_style(module: ModuleType) -> None:
    """The content security policy allows no inline style; Reflex makes one of unknown props."""
    for part in walk(module.page()):
        assert not part.style, f"<{part.tag}> carries {dict(part.style)}"


@every_page
def test_every_field_has_a_label(module: ModuleType) -> None:
    page = module.page()
    labels = tags(page, "label")
    labelled = {_attribute(label, "html_for") for label in labels}
    inside = {id(part) for label in labels for part in walk(label)}
    for name in ("input", "select", "textarea"):
        for control in tags(page, name):
            assert id(control) in inside or _attribute(control, "id") in labelled
            assert _attribute(control, "name"), "a form sends only what has a name"


@pytest.mark.parametrize("route", ["/profile", "/sign-up"])
def test_a_field_takes_as_much_as_its_attribute_holds(route: str) -> None:
    page = next(module for module in PAGES if route == module.ROUTE).page()
    fields = [*tags(page, "input"), *tags(page, "textarea")]
    bounds = {_attribute(each, "name"): _attribute(each, "max_length") for each in fields}
    known = {each.name: str(each.most) for each in PROFILE.attributes if each.most}
    assert {name: bound for name, bound in bounds.items() if name in known}
    assert all(bounds[name] == known[name] for name in bounds.keys() & known.keys())


@every_page
def test_every_picture_has_an_alternative(module: ModuleType) -> None:
    page = module.page()
    for picture in tags(page, "img"):
        assert getattr(picture, "alt", None) is not None
    for drawing in tags(page, "svg"):
        assert _attribute(drawing, "aria-hidden") == "true"


@every_page
def test_buttons_say_what_kind_they_are(module: ModuleType) -> None:
    """A button without a type would submit the form it happens to stand in."""
    for button in tags(module.page(), "button"):
        assert _attribute(button, "type") in {"button", "submit"}


@pytest.mark.parametrize("route", ["/catalogue", "/profile", "/account", "/search"])
@pytest.mark.parametrize("words", ["Try again", "Sign in to see", "You’re offline"])
def test_every_state_says_what_to_do(route: str, words: str) -> None:
    module = next(module for module in PAGES if route == module.ROUTE)
    said = " ".join(str(part) for part in walk(module.page()))
    assert words.replace("’", "\\u2019") in said


def test_the_style_sheets_are_all_in_the_cascade() -> None:
    assert sorted(SHEETS) == sorted(file.name for file in STYLE.glob("*.css"))


def test_only_the_tokens_name_colours() -> None:
    for name in SHEETS:
        if name != "tokens.css":
            css = (STYLE / name).read_text("utf-8")
            assert not re.search(r"#[0-9a-f]{3,8}\b(?![^{]*\{)", css), name


def test_every_class_of_the_pages_is_styled_or_a_hook() -> None:
    styled = set(re.findall(r"\.([a-z][\w-]*)", " ".join((STYLE / n).read_text() for n in SHEETS)))
    for module in PAGES:
        for part in walk(module.page()):
            if re.fullmatch(r"[a-z][\w -]*", names := _attribute(part, "class_name")):
                assert styled.issuperset(names.split()), f"{module.ROUTE}: {names}"


COUNTED = re.compile(r'" ?(\w+)s" *\)$')


def test_one_of_something_is_not_called_by_its_plural() -> None:
    """A word after a number is chosen by that number: "1 like", "2 likes", "0 likes"."""
    chosen: set[str] = set()
    for module in PAGES:
        for part in walk(module.page()):
            for text in map(str, part._get_vars()):
                if found := COUNTED.search(text):
                    assert re.search(rf'=== 1\b.*" ?{found[1]}" :', text), text
                    chosen.add(found[1])
    assert {"like", "result", "lesson"} <= chosen
