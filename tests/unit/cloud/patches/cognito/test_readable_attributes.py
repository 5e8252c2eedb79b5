"""An app client is shown the attributes that it may read."""

from local.cloud.patches.cognito.readable_attributes import readable

ALL = {"sub": "1", "email": "ada@lectern.test", "custom:settled": "yes"}


def test_a_client_reads_what_it_lists_and_the_subject() -> None:
    assert readable({"ReadAttributes": ["email"]}, ALL) == {"sub": "1", "email": ALL["email"]}


def test_a_client_that_lists_nothing_reads_all() -> None:
    assert readable({}, ALL) == ALL
