"""A signing secret is replaced without a moment in which a good webhook is refused."""

import base64

import pytest

from operations.rotate import RotationUnfinished, begun, finished, new_secret

AT_FIRST = {"signingSecret": "whsec_old", "previousSigningSecret": ""}


def test_begun_both_secrets_are_good() -> None:
    assert begun(AT_FIRST, "whsec_new") == {
        "signingSecret": "whsec_new",
        "previousSigningSecret": "whsec_old",
    }


def test_finished_the_old_one_is_forgotten() -> None:
    assert finished(begun(AT_FIRST, "whsec_new")) == {
        "signingSecret": "whsec_new",
        "previousSigningSecret": "",
    }


def test_a_second_beginning_would_push_out_a_secret_in_use() -> None:
    with pytest.raises(RotationUnfinished):
        begun(begun(AT_FIRST, "whsec_new"), "whsec_newer")


def test_other_fields_of_the_secret_stay() -> None:
    assert finished({**AT_FIRST, "note": "kept"})["note"] == "kept"


def test_a_new_secret_is_32_random_bytes() -> None:
    first, second = new_secret(), new_secret()
    assert first != second
    assert len(base64.b64decode(first.removeprefix("whsec_"))) == 32
