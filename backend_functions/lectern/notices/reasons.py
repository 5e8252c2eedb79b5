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
        "Correct the entry in the content system and publish it again, or mend the source's "
        "code and replay.",
    ),
    "unknown-type": (
        "tells of something unknown",
        "Stop sending this event, or teach the source's code about it and replay.",
    ),
    "too-large": (
        "holds an entry that is too large",
        "Split the entry in the content system and publish its parts. A replay won't help.",
    ),
}


KIND_GIVEN_UP, KIND_OTHER = "given-up", "other"
KINDS = frozenset({*_WORDS, KIND_GIVEN_UP, KIND_OTHER})
"""What is told apart: few, whatever a message says of itself."""


def kind_of(failure_code: str) -> str:
    """The code; GIVEN_UP's name without one, as SQS gives no reason."""
    if not failure_code:
        return KIND_GIVEN_UP
    return failure_code if failure_code in _WORDS else KIND_OTHER


def reason_of(kind: str) -> Reason:
    if kind == KIND_GIVEN_UP:
        return GIVEN_UP
    if kind not in _WORDS:
        return OTHER
    headline, advice = _WORDS[kind]
    return Reason(headline, BY_CODE[kind].meaning, advice)
