"""Each failure code in words for an operator: what happened, and what to do about it."""

from dataclasses import dataclass

from lectern.errors import BY_CODE


@dataclass(frozen=True, slots=True)
class Reason:
    headline: str
    meaning: str
    advice: str


GIVEN_UP = Reason(
    headline="gave up after several attempts",
    meaning="The webhook was tried several times and each attempt failed for a passing reason.",
    advice=(
        "Look for the correlation id in the log of cms_ingest: its lines name what didn't answer. "
        "When that works again, replay."
    ),
)
OTHER = Reason(
    headline="was refused",
    meaning="The webhook can't be used.",
    advice="Look for the correlation id in the log of cms_ingest.",
)

_WORDS = {
    "unknown-source": (
        "came from an unknown source",
        "Correct the webhook's address in the content system: its last part names the source.",
    ),
    "bad-signature": (
        "isn't signed as it should be",
        "Compare the signing secret of the content system with the one in Secrets Manager, and "
        "both clocks. If you don't recognise the webhook, somebody else may hold the API key: "
        "change the key and don't replay.",
    ),
    "malformed-body": (
        "has a body that can't be read",
        "Correct the entry in the content system and publish it again, or mend its adapter and "
        "replay.",
    ),
    "unknown-type": (
        "tells of something unknown",
        "Stop sending this event, or teach the adapter about it and replay.",
    ),
    "too-large": (
        "holds an entry that is too large",
        "Split the entry in the content system and publish its parts. A replay won't help.",
    ),
}


def reason_of(failure_code: str) -> Reason:
    if not failure_code:
        return GIVEN_UP
    if failure_code not in _WORDS:
        return OTHER
    headline, advice = _WORDS[failure_code]
    return Reason(headline, BY_CODE[failure_code].meaning, advice)
