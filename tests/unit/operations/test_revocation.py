"""The kill switch's policy says who is refused, and says it back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from operations import revocation
from operations.__main__ import main
from operations.errors import NoSuchPerson
from operations.revocation import Revocation

ADA = "00000000-1111-2222-3333-444444444444"
GRACE = "55555555-1111-2222-3333-444444444444"
NOW = datetime(2026, 11, 21, 12, 0, 0, 900_000, tzinfo=UTC)
NOBODY = Revocation()


@pytest.mark.parametrize(
    "wanted",
    [
        NOBODY.with_learner(ADA),
        NOBODY.with_learner(ADA).with_learner(GRACE),
        NOBODY.with_everyone(NOW),
        NOBODY.with_learner(ADA).with_everyone(NOW),
    ],
)
def test_what_is_written_is_what_is_read(wanted: Revocation) -> None:
    assert revocation.parse(revocation.document(wanted)) == wanted


def test_every_statement_denies_everything_under_one_condition() -> None:
    both = revocation.document(NOBODY.with_learner(ADA).with_everyone(NOW))
    for statement in both["Statement"]:
        assert (statement["Effect"], statement["Action"]) == ("Deny", "*")
        assert len(statement["Condition"]) == 1


def test_a_session_issued_in_the_second_of_the_revocation_is_refused_too() -> None:
    assert NOBODY.with_everyone(NOW).before == datetime(2026, 11, 21, 12, 0, 1, tzinfo=UTC)


def test_restoring_all_leaves_nobody() -> None:
    assert NOBODY.with_learner(ADA).without_learner(ADA) == NOBODY
    assert not NOBODY.with_everyone(NOW).without_everyone()


@pytest.mark.parametrize("text", ["", "*", "eu-west-1:*", "ada@lectern.test", f"{ADA}*", f" {ADA}"])
def test_nothing_but_a_sub_is_revoked(text: str) -> None:
    with pytest.raises(NoSuchPerson):
        NOBODY.with_learner(text)


def test_without_a_deployment_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LECTERN_STATE_DIR", str(tmp_path))
    assert main(["revoked"]) == 1
    assert "make run" in capsys.readouterr().err
