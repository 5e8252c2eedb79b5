"""Signing up as the site does: with the digest of a proof that goes with the confirmation."""

import hashlib
import secrets
from typing import Any

from lectern.attributes import PROOF
from lectern.limits import PROOF_BYTES


def sign_up(anyone: Any, client_id: str, email: str, password: str) -> str:
    """The proof; raises UsernameExistsException where the address has an account."""
    proof = secrets.token_bytes(PROOF_BYTES)
    digest = {"Name": PROOF, "Value": hashlib.sha256(proof).hexdigest()}
    anyone.sign_up(
        ClientId=client_id,
        Username=email,
        Password=password,
        UserAttributes=[{"Name": "email", "Value": email}, digest],
    )
    return proof.hex()
