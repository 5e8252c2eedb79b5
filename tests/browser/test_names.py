"""A learner sees on the profile what others see of them, and why a name isn't shown."""

from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor


def _saved(visitor: Visitor, name: str) -> Locator:
    """What is said of the name, beside its field."""
    visitor.fill("Name", name)
    visitor.press("Save the profile")
    return visitor.page.locator("#displayName-told")


def test_a_name_that_imitates_anothers_is_refused_beside_its_field(
    new_visitor: NewVisitor,
) -> None:
    learner, other = new_visitor(), new_visitor()
    learner.sign_in(learner.outputs.demoUsers[0], "/profile")
    other.sign_in(other.outputs.demoUsers[1], "/profile")
    expect(learner.heading("Profile and preferences")).to_be_visible()
    name = learner.page.get_by_label("Name", exact=True)
    former = [each.page.get_by_label("Name", exact=True).input_value() for each in (learner, other)]

    told = _saved(learner, "Scope Reader")
    expect(told).to_have_text("Others see you as Scope Reader.")
    expect(name).to_have_attribute("aria-invalid", "false")

    imitated = _saved(other, "ѕсоре Reader")
    expect(imitated).to_contain_text("it belongs to somebody else or to this site")
    field = other.page.get_by_label("Name", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", "problem displayName-told")
    expect(imitated).not_to_contain_text("Others see you as ѕсоре Reader")

    other.page.reload()
    expect(imitated).to_contain_text("it belongs to somebody else or to this site")
    for typed, reason in [("Аnna", "mixes letters"), ("Anna 🌻", "no emoji"), ("42", "one letter")]:
        expect(_saved(other, typed)).to_contain_text(reason)

    expect(_saved(learner, former[0])).to_have_text(f"Others see you as {former[0]}.")
    expect(_saved(other, "ѕсоре Reader")).to_have_text("Others see you as ѕсоре Reader.")
    expect(_saved(other, former[1])).to_have_text(f"Others see you as {former[1]}.")
