"""What the comparison with a second engine found, each as the smallest case that showed it."""

import pytest

from access.iam import policy
from access.iam.errors import PolicyInvalid
from access.iam.evaluate import Reason
from tests.unit.access.iam.world import TABLE, ask, document, policies, statement


def decided(operator: str, expected: str, actual: str, effect: str = "Allow") -> Reason:
    held = policies(statement(effect, Condition={operator: {"aws:Key": expected}}))
    return ask(held, context={"aws:key": actual}).reason


@pytest.mark.parametrize("operator", ["ArnNotLike", "ArnNotEquals"])
@pytest.mark.parametrize(("expected", "actual"), [("*", TABLE), (TABLE, "learners")])
def test_what_is_no_arn_differs_from_no_arn(operator: str, expected: str, actual: str) -> None:
    assert decided(operator, expected, actual) is Reason.REFUSED
    assert decided(operator, expected, actual, "Deny") is Reason.REFUSED


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1_0", "1e2", "١", " 1", ""])
def test_only_integers_and_decimals_are_numbers(number: str) -> None:
    assert decided("NumericLessThan", number, "1") is Reason.REFUSED
    assert decided("NumericNotEquals", "1", number) is Reason.REFUSED


def test_eight_digits_are_epoch_seconds_and_no_date_of_the_basic_format() -> None:
    assert decided("DateLessThan", "2000-01-01", "20260101") is Reason.ALLOWED


@pytest.mark.parametrize("date", ["2026-W01", "2026-13-01", "2026-11-21 02:00", "60.5", "NaN"])
def test_only_the_web_s_form_of_iso_8601_is_a_date(date: str) -> None:
    assert decided("DateNotEquals", "2026-01-01", date) is Reason.REFUSED


@pytest.mark.parametrize("text", ["Straße", "A", "QUJD\n", "****"])
def test_what_is_no_base64_is_refused(text: str) -> None:
    assert decided("BinaryEquals", "QUJD", text) is Reason.REFUSED
    assert decided("BinaryEquals", text, "QUJD") is Reason.REFUSED


def test_two_letters_are_not_the_one_that_is_written_so_in_capitals() -> None:
    assert decided("StringEqualsIgnoreCase", "STRASSE", "straße") is Reason.NO_IDENTITY_ALLOW
    assert decided("StringEqualsIgnoreCase", "ÖL", "öl") is Reason.ALLOWED


@pytest.mark.parametrize("action", ["d*:GetItem", "*:*", "*GetItem", "dynamodb:", "GetItem", ""])
def test_an_action_names_its_service_in_full(action: str) -> None:
    with pytest.raises(PolicyInvalid):
        policy.parse(document(statement(Action=action)))
    with pytest.raises(PolicyInvalid):
        policy.parse(document({"Effect": "Deny", "NotAction": [action], "Resource": "*"}))


@pytest.mark.parametrize("variable", ["${aws:a,'b'}", "${ aws:a, 'b'}", "${aws:a ,'b'}", "${}"])
def test_a_variable_of_another_form_is_no_variable(variable: str) -> None:
    with pytest.raises(PolicyInvalid):
        policy.parse(document(statement(Resource=variable)))
