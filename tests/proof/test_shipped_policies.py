"""The shipped policies are the specification: no more, no less, and every rule is noticed.

Enforced locally by Lectern's model of IAM.
"""

from local.proof import page, policies, specification
from local.proof.matrix import Matrix
from local.settings import ROOT


def test_every_cell_is_decided_as_specified(decided: Matrix) -> None:
    found = policies.cells(decided)
    assert found.failures == ()
    assert found.total > 50_000


def test_no_grant_goes_unnamed_and_no_name_ungranted(decided: Matrix) -> None:
    assert policies.named(decided, ROOT / "amplify").failures == ()


def test_every_rule_was_seen_to_allow_and_to_refuse(decided: Matrix) -> None:
    found = policies.covered(decided)
    assert found.failures == ()
    assert found.good == found.total > 50


def test_breaking_any_rule_is_noticed(decided: Matrix) -> None:
    found = policies.mutation(decided)
    assert found.failures == ()
    assert found.good == found.total > 1_500


def test_the_page_for_reviewers_is_current() -> None:
    assert page.FILE.read_text() == page.text(specification.load()), (
        "run python -m local.proof.page"
    )
