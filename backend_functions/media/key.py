"""The private key: it never leaves KMS, so there is no secret to store or leak."""

from typing import Any

from lectern.clients import error_code
from lectern.errors import SignerUnavailable
from media.signing import Sign

ALGORITHM = "ECDSA_SHA_256"


def signer(kms: Any, key_arn: str) -> Sign:
    """KMS hashes a message of at most 4,096 bytes itself and answers in DER (API reference, Sign).

    A canned policy is shorter: MEDIA_PATH_CHARACTERS bounds the only part that isn't ours.
    """

    def sign(message: bytes) -> bytes:
        try:
            answer = kms.sign(
                KeyId=key_arn, Message=message, MessageType="RAW", SigningAlgorithm=ALGORITHM
            )
        except Exception as error:
            raise SignerUnavailable(f"KMS answered {error_code(error)}.") from error
        signature: bytes = answer["Signature"]
        return signature

    return sign
