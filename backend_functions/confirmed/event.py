"""What Cognito tells a trigger (developer guide, "Customizing user pool workflows with Lambda
triggers": the common parameters, and those of the post confirmation trigger)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lectern.attributes import PROOF
from lectern.errors import UnknownTrigger

SIGN_UP = "PostConfirmation_ConfirmSignUp"
RESET = "PostConfirmation_ConfirmForgotPassword"
TOKENS = "TokenGeneration_"
"""The first half of the names of all occasions on which tokens are made, a refresh too."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """`digest` stands in the account since its sign-up, `proof` came with the confirmation; ""
    where there is none."""

    source: str
    username: str
    digest: str = ""
    proof: str = ""


def parse(event: Mapping[str, Any]) -> Occasion:
    """Raises UnknownTrigger for what isn't from a user pool: nothing is let through unasked."""
    try:
        source, username, request = event["triggerSource"], event["userName"], event["request"]
        attributes = request.get("userAttributes") or {}
        metadata = request.get("clientMetadata") or {}
        digest, proof = attributes.get(PROOF, ""), metadata.get("proof", "")
    except (AttributeError, KeyError, TypeError) as error:
        raise UnknownTrigger from error
    told = (source, username, digest, proof)
    if not all(isinstance(each, str) for each in told) or not username:
        raise UnknownTrigger
    return Occasion(*told)
