"""No sentence of the site is shown that nobody read: what it says is so, and what it offers works.

A machine can't read. So the list of all sentences is committed, and whoever changes one changes the
list, which a person then reads: is it true, in every state in which it is shown?
"""

import ast
import re
from pathlib import Path

import pytest

from tests.unit.webapp.words.sentences import REVIEWED, is_visible, of_python, of_typescript
from tests.unit.webapp.words.sentences import sentences as found

BROWSER = Path(__file__).parents[3] / "browser"
COMMAND = "python -m tests.unit.webapp.words.sentences > tests/unit/webapp/words/reviewed.txt"

PROOFS = {
    r"\bmail(ed)? (me|you)\b|code is on its way|We sent a code": (
        "learner",
        "a_stranger_becomes_a_learner",
    ),
    r"(keeps|Keep).* place|go on from the next open lesson|Continue": (
        "learner",
        "reading_is_remembered",
    ),
    r"every device": ("learner", "the_profile_is_kept_in_ones_own_partition"),
    r"within moments": ("editor", "a_change_shows_on_an_open_page_without_a_reload"),
    r"already opened|opened still work|waits for the connection": (
        "no_connection",
        "a_click_offline_waits_and_goes_on_when_the_connection_is_back",
    ),
    r"no other learner|No other learner": (
        "attacker",
        "a_learner_cannot_read_another_learners_item",
    ),
    r"no trackers|no fonts": ("headers", "a_learners_page_works_under_its_policy"),
    r"by their language": ("language", "what_is_not_translated_follows_after_and_is_named"),
    r"Search": ("learner", "a_search_finds_the_lesson_and_leads_to_it"),
    r"Play the film": (
        "films",
        "a_film_is_played_by_keyboard_with_an_address_that_cloudfront_takes",
    ),
    r"like[sd]? what it finds|You like": (
        "learner",
        "a_like_is_counted_for_everybody_and_can_be_taken_back",
    ),
    r"Courses appear here": (
        "focus",
        "who_looks_again_at_an_empty_catalogue_sees_what_was_published_since",
    ),
    r"second code": (
        "account",
        "another_browser_confirms_sets_the_password_anew_and_keeps_the_name",
    ),
    r"use another address": ("account", "a_mistyped_address_is_not_for_ever"),
    r"Go on where you were|% read|% of the lesson read": (
        "progress",
        "who_leaves_half_way_goes_on_where_they_were",
    ),
    r"[Ss]treak|appear here once you have read": (
        "progress",
        "a_lesson_read_today_begins_a_streak_and_darkens_its_day",
    ),
    r"you can bookmark it": ("bookmarks", "a_bookmarked_lesson_is_listed_until_it_is_taken_back"),
    r"Download my data|Import the file|Delete my account": (
        "own_account",
        "what_is_exported_before_an_account_is_deleted_comes_into_a_new_one",
    ),
    r"authenticator app|Turn it o(n|ff)|code of your app": (
        "own_account",
        "a_second_factor_is_asked_for_from_the_moment_it_is_on_until_it_is_off",
    ),
    r"Use the new address|old one counts": (
        "own_account",
        "another_address_counts_once_its_code_was_entered",
    ),
    r"Sign out on all devices": (
        "own_account",
        "signing_out_everywhere_ends_the_other_browsers_sign_in_too",
    ),
    r"in another tab": ("disturbed", "two_tabs_show_the_same_person_and_save_for_no_other"),
    r"Others (can’t )?see (this name|you as)": (
        "names",
        "a_name_that_imitates_anothers_is_refused_beside_its_field",
    ),
    r"[Cc]omment|[Rr]epl(y|ies)": (
        "discussion",
        "what_one_learner_posts_another_reads_and_replies_to",
    ),
    r"Markdown|\bchanged?\b.* published|can be changed": (
        "discussion",
        "a_comment_is_changed_and_deleted_by_who_wrote_it",
    ),
    r"Not published|same text": (
        "discussion",
        "what_is_refused_says_why_and_goes_back_into_the_form",
    ),
    r"waits for the connection and is then posted": (
        "discussion",
        "what_is_posted_without_a_network_arrives_once_when_it_is_back",
    ),
    r"Courses in it come first": ("language", "a_language_without_courses_is_not_offered"),
}
"""What sentences offer, and the test in Chromium that shows it: its file and its name."""

NOT_THERE = re.compile(
    r"\b(certificates?|forums?|chat|newsletters?|notif\w+|remind\w*"
    r"|badges?|quiz\w*|exercises?|exams?|instructors?|trial|prices?|pay|teams?"
    r"|subscribe|soon|coming|translat\w+|notes?|one day|beta)\b",
    re.IGNORECASE,
)
"""Things that readers know from elsewhere. The day one is built, its word leaves this list and its
test joins PROOFS."""


def test_every_sentence_was_read_by_a_person() -> None:
    reviewed = REVIEWED.read_text("utf-8").splitlines()
    new = [each for each in found() if each not in set(reviewed)]
    assert not new, f"Read these: does the site do what they say? Then: {COMMAND}"
    assert found() == reviewed, f"Some are gone, or moved. Run: {COMMAND}"


@pytest.mark.parametrize(("offer", "proof"), PROOFS.items())
def test_what_a_sentence_offers_is_tried_with_the_whole_product(
    offer: str, proof: tuple[str, str]
) -> None:
    file, name = proof
    assert any(re.search(offer, sentence) for sentence in found()), "no sentence offers this"
    tree = ast.parse((BROWSER / f"test_{file}.py").read_text("utf-8"))
    assert f"test_{name}" in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_no_sentence_speaks_of_what_isnt_there() -> None:
    assert [each for each in found() if NOT_THERE.search(each.partition(": ")[2])] == []


@pytest.mark.parametrize(
    "source",
    [
        'rx.el.p("You get a certificate.")',
        'rx.el.p("Free for ever,", " and ever", class_name="lead")',
        'pick(state.on, "Turn it off", "Turn it on")',
        'rx.el.p(f"{name} waits for you")',
        'TITLE = "Certificates"',
        'rx.el.input(placeholder="Type here")',
    ],
)
def test_the_list_sees_every_form_of_text_on_a_page(source: str) -> None:
    assert [text for text in of_python(source) if is_visible(text)]


def test_the_list_sees_the_words_of_scripts_and_not_their_notes() -> None:
    notes = '// "a note here"\n/** "another `note` there" */ '
    source = notes + 'say("It\'s done.", `Read ${n} of it`, "id");'
    assert [*of_typescript(source)] == ["It's done.", "Read {…} of it"]
