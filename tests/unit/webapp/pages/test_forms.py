"""What is wrong with what was typed is said where it was typed, in every form of the site."""

import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.unit.webapp.pages.tree import tags, walk
from webapp.pages import PAGES

CLIENT = Path(__file__).parents[4] / "webapp" / "client" / "src"
TYPED_INTO = {"input", "textarea"}
CHOSEN = {'"radio"', '"checkbox"', '"hidden"'}
"""Nobody types into these, so nothing that was typed can be refused there."""

NO_FIELDS_FAULT = {
    "AliasExistsException": "never shown: the page of the account says it of its own field",
    "AlreadyConfirmed": "the account's state, which no other text would change",
    "EnableSoftwareTokenMFAException": "never shown: the code's own field says it",
    "InvalidParameterException": "Cognito doesn't say which",
    "NotSettled": "the account's state: another password of its owner's is needed, and a mail",
    "UserAlreadyAuthenticatedException": "the tab's state",
    "UsernameExistsException": "never shown: the answer is the same as for a new address",
}
"""Refusals that are told above the form and lead to no field, each with its reason."""


def _is_heard(form: Any) -> bool:
    return "data-form" in form.custom_attrs


def _forms(module: ModuleType) -> list[Any]:
    """Searches are none of them: no words are wrong to search for. A discussion has many forms,
    each with a sentence of its own: below.
    """
    forms = [form for form in tags(module.page(), "form") if not _is_heard(form)]
    return [form for form in forms if "search" not in str(form.custom_attrs.get("role", form.role))]


def _fields(form: Any) -> list[Any]:
    inside = [part for part in walk(form) if getattr(part, "tag", None) in TYPED_INTO]
    return [part for part in inside if str(getattr(part, "type", "")) not in CHOSEN]


def _named(module: ModuleType) -> dict[str, Any]:
    return {str(field.id): field for form in _forms(module) for field in _fields(form)}


FIELDS = [
    pytest.param(module, field, id=f"{module.ROUTE} {name}")
    for module in PAGES
    for name, field in _named(module).items()
]
"""Each once: a loop over rows may hold the form of its row more than once."""


def test_every_page_on_which_one_types_is_looked_at() -> None:
    looked_at = {str(each.id).split()[0] for each in FIELDS}
    doors = {"/sign-up", "/sign-in", "/confirm", "/forgot-password"}
    assert looked_at == {*doors, "/profile", "/plan", "/account"}


@pytest.mark.parametrize(("module", "field"), FIELDS)
def test_a_refused_field_says_so_and_by_which_sentence(module: ModuleType, field: Any) -> None:
    invalid = str(field.custom_attrs["aria-invalid"])
    assert re.search(rf'errorField.* === "{field.id}".*"true".*"false"', invalid), invalid
    described = str(field.custom_attrs["aria-describedby"]).strip('"').split()
    ids = {str(part.id).strip('"') for part in walk(module.page()) if getattr(part, "id", None)}
    assert "problem" in described
    assert ids.issuperset(described)


@pytest.mark.parametrize(("module", "field"), FIELDS)
def test_the_state_that_tells_the_field_is_the_one_that_tells_the_sentence(
    module: ModuleType, field: Any
) -> None:
    problems = [part for part in walk(module.page()) if str(getattr(part, "id", "")) == "problem"]
    assert problems
    teller = re.search(r"(\w+)\W+errorField", str(field.custom_attrs["aria-invalid"]))
    assert teller is not None
    for problem in problems:
        sentences = " ".join(str(var) for part in walk(problem) for var in part._get_vars())
        assert re.search(rf"\b{teller[1]}\W+error\b", sentences), sentences


def _named_fields() -> dict[str, str]:
    """What the client knows: which refusal leads to which field."""
    source = (CLIENT / "submitting.ts").read_text("utf-8")
    table = source.partition("const FIELDS")[2].partition("};")[0]
    return dict(re.findall(r"(\w+): \"(\w+)\"", table))


SOURCES = (
    "account.ts", "codes.ts", "profile.ts", "authFailures.ts", "exportFile.ts", "leaving.ts",
    "factor.ts", "newEmail.ts",
)  # fmt: skip


def _refusals_of_what_was_typed() -> set[str]:
    """Of the forms: what the client refuses itself, and what Cognito refuses."""
    codes: set[str] = set()
    for name in SOURCES:
        source = (CLIENT / name).read_text("utf-8")
        codes |= set(re.findall(r'(?:Failure\(\s*"invalid",|\binvalid\()\s*"(\w+)"', source))
        codes |= set(re.findall(r'(\w+): \["invalid"', source))
    return codes


def test_every_refusal_leads_to_its_field_or_is_no_fields_fault() -> None:
    refusals, named = _refusals_of_what_was_typed(), _named_fields()
    assert {"NoEmail", "NoCode", "NoName", "CodeMismatchException"} <= refusals
    assert refusals - named.keys() == NO_FIELDS_FAULT.keys()


def test_every_field_that_a_refusal_leads_to_is_on_a_page() -> None:
    ids = {str(each.id).split()[1] for each in FIELDS}
    assert set(_named_fields().values()) <= ids


def _heard() -> list[Any]:
    page = next(module for module in PAGES if "lessons" in module.ROUTE).page()
    return [form for form in tags(page, "form") if _is_heard(form)]


def test_a_discussion_has_a_form_for_a_comment_a_reply_and_a_change() -> None:
    kinds = {str(form.custom_attrs["data-form"]).strip('"') for form in _heard()}
    assert kinds == {"new", "reply", "edit"}


def test_each_form_of_a_discussion_says_by_its_own_sentence_what_is_wrong() -> None:
    for form in _heard():
        [field] = [part for part in walk(form) if getattr(part, "tag", None) == "textarea"]
        ids = {
            str(part.id).strip('"') for part in walk(form) if getattr(part, "id", None) is not None
        }
        described = str(field.custom_attrs["aria-describedby"])
        for name in ("hint", "count", "problem"):
            [told] = [each for each in ids if f"-{name}" in each]
            assert f"-{name}" in described, told
        teller = re.search(r"(\w+)\W+problem", str(field.custom_attrs["aria-invalid"]))
        assert teller is not None
        [region] = [part for part in walk(form) if "-problem" in str(getattr(part, "id", ""))]
        sentences = " ".join(str(var) for part in walk(region) for var in part._get_vars())
        assert re.search(rf"\b{teller[1]}\W+problem\b", sentences), sentences
