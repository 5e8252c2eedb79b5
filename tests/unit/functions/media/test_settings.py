"""Private media is on where all three of its settings are there, and off otherwise."""

import pytest

from lectern.errors import Misconfigured
from media.settings import Signing, from_environment

ALWAYS = {"CONTENT_TABLE": "content", "SITE_ORIGIN": "https://site.example.org"}
ON = {
    "PRIVATE_MEDIA_ORIGIN": "https://d111111abcdef8.cloudfront.net",
    "SIGNING_KEY_ARN": "arn:aws:kms:eu-west-1:123456789012:key/1",
    "KEY_PAIR_ID": "K2JCJMDEHXQW5F",
}


def test_with_all_three_addresses_are_signed() -> None:
    assert from_environment(ALWAYS | ON).signing == Signing(*ON.values())


@pytest.mark.parametrize("missing", sorted(ON))
def test_a_key_that_cloudfront_doesnt_know_yet_signs_nothing(missing: str) -> None:
    half_way = {name: value for name, value in ON.items() if name != missing}
    assert from_environment(ALWAYS | half_way).signing is None


def test_an_origin_that_is_none_is_a_mistake_of_the_deployment() -> None:
    with pytest.raises(Misconfigured):
        from_environment(ALWAYS | ON | {"PRIVATE_MEDIA_ORIGIN": "d111111abcdef8"})
