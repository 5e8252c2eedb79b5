"""The signature, against the example that Standard Webhooks publishes."""

import pytest

from local.cms.signing import secret_bytes, sign

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
MESSAGE = "msg_p5jXN8AQM9LWM0D4loKWxJek"
SECONDS = 1614265330
BODY = b'{"test": 2432232314}'


def test_the_published_example() -> None:
    signed = sign(MESSAGE, SECONDS, BODY, secret_bytes(SECRET))
    assert signed.as_dict() == {
        "webhook-id": MESSAGE,
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


@pytest.mark.parametrize(
    ("message", "seconds", "body"),
    [
        ("msg_other", SECONDS, BODY),
        (MESSAGE, SECONDS + 1, BODY),
        (MESSAGE, SECONDS, BODY + b" "),
    ],
)
def test_id_time_and_body_are_all_signed(message: str, seconds: int, body: bytes) -> None:
    key = secret_bytes(SECRET)
    assert (
        sign(message, seconds, body, key).signature != sign(MESSAGE, SECONDS, BODY, key).signature
    )


def test_a_secret_that_is_no_base64_is_used_as_it_stands() -> None:
    assert secret_bytes("whsec_not-base64!") == b"not-base64!"
