"""A learner sees on the profile what others see of them, and why a name isn't shown."""

from uuid import uuid4

from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor

LETTERS = str.maketrans("0123456789", "ghjknpqrst")
DECIDED_MILLISECONDS = 60_000
"""A failure's bound, not a promise: the page asks for as long."""


def _saved(visitor: Visitor, name: str) -> Locator:
    """What is said of the name, beside its field."""
    visitor.fill("Name", name)
    visitor.press("Save the profile")
    return visitor.page.locator("#displayName-told")


def test_a_name_that_imitates_anothers_is_refused_beside_its_field(
    new_visitor: NewVisitor,
) -> None:
    learner, other = new_visitor(), new_visitor()
    for at, each in enumerate((learner, other)):
        each.sign_in(each.outputs.demoUsers[at])
        each.open("/profile")
        expect(each.page.locator("#displayName-told")).not_to_be_empty()
    own = uuid4().hex.translate(LETTERS)[:8]  # a run before may have taken another
    name, imitation = f"Scope {own}", f"ѕсоре {own}"
    former = [each.page.get_by_label("Name", exact=True).input_value() for each in (learner, other)]

    told = _saved(learner, name)
    expect(told).to_have_text(f"Others see you as {name}.", timeout=DECIDED_MILLISECONDS)
    field = learner.page.get_by_label("Name", exact=True)
    expect(field).to_have_attribute("aria-invalid", "false")

    imitated = _saved(other, imitation)
    expect(imitated).to_contain_text(
        "it belongs to somebody else or to this site", timeout=DECIDED_MILLISECONDS
    )
    field = other.page.get_by_label("Name", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", "problem displayName-told")
    expect(imitated).not_to_contain_text(imitation)

    other.page.reload()
    expect(imitated).to_contain_text(
        "it belongs to somebody else or to this site", timeout=DECIDED_MILLISECONDS
    )
    for typed, reason in [("Аnna", "mixes letters"), ("Anna 🌻", "no emoji"), ("42", "one letter")]:
        expect(_saved(other, typed)).to_contain_text(reason, timeout=DECIDED_MILLISECONDS)

    quiet = f"Quiet {own}"
    expect(_saved(learner, quiet)).to_have_text(
        f"Others see you as {quiet}.", timeout=DECIDED_MILLISECONDS
    )
    expect(_saved(other, imitation)).to_have_text(
        f"Others see you as {imitation}.", timeout=DECIDED_MILLISECONDS
    )
    for each, before in zip((learner, other), former, strict=True):
        told = _saved(each, before)
        expect(told).not_to_contain_text("Checking", timeout=DECIDED_MILLISECONDS)
