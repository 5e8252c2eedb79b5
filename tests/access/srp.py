"""Signing in to a user pool as the site's own library does: by SRP, the password never sent.

RFC 5054 (the protocol, with the 3072-bit group of RFC 3526), and RFC 5869 for the key that
Amazon Cognito derives ("Caldera Derived Key").
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient
    from types_boto3_cognito_idp.type_defs import (
        AuthenticationResultTypeTypeDef,
        RespondToAuthChallengeResponseTypeDef,
    )

PRIME = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
    "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
    "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05"
    "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB"
    "9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718"
    "3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33"
    "A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
    "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864"
    "D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2"
    "08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
    16,
)
GENERATOR = 2
KEY_BYTES = 16


def sign_in(
    cognito: "CognitoIdentityProviderClient",
    pool_id: str,
    client_id: str,
    email: str,
    password: str,
) -> str:
    """The id token; raises botocore's NotAuthorizedException for a wrong password."""
    return tokens(cognito, pool_id, client_id, email, password)["IdToken"]


def tokens(
    cognito: "CognitoIdentityProviderClient",
    pool_id: str,
    client_id: str,
    email: str,
    password: str,
) -> "AuthenticationResultTypeTypeDef":
    """All that a sign-in gives: IdToken, AccessToken and RefreshToken."""
    return verified(cognito, pool_id, client_id, email, password)["AuthenticationResult"]


def verified(
    cognito: "CognitoIdentityProviderClient",
    pool_id: str,
    client_id: str,
    email: str,
    password: str,
) -> "RespondToAuthChallengeResponseTypeDef":
    """What a verified password leads to: tokens, or one more challenge."""
    private = secrets.randbelow(PRIME)
    public = pow(GENERATOR, private, PRIME)
    challenge = cognito.initiate_auth(
        ClientId=client_id,
        AuthFlow="USER_SRP_AUTH",
        AuthParameters={"USERNAME": email, "SRP_A": f"{public:x}"},
    )
    answer = _answer(challenge["ChallengeParameters"], pool_id, password, (private, public))
    return cognito.respond_to_auth_challenge(
        ClientId=client_id, ChallengeName="PASSWORD_VERIFIER", ChallengeResponses=answer
    )


def _answer(
    challenge: Mapping[str, str], pool_id: str, password: str, keys: tuple[int, int]
) -> dict[str, str]:
    pool, user = pool_id.split("_", 1)[1], challenge["USER_ID_FOR_SRP"]
    key = _session_key(challenge, f"{pool}{user}:{password}", keys)
    timestamp = f"{datetime.now(UTC):%a %b {datetime.now(UTC).day} %H:%M:%S UTC %Y}"
    secret = base64.b64decode(challenge["SECRET_BLOCK"])
    message = pool.encode() + user.encode() + secret + timestamp.encode()
    signature = hmac.new(key, message, hashlib.sha256).digest()
    return {
        "USERNAME": user,
        "TIMESTAMP": timestamp,
        "PASSWORD_CLAIM_SECRET_BLOCK": challenge["SECRET_BLOCK"],
        "PASSWORD_CLAIM_SIGNATURE": base64.b64encode(signature).decode(),
    }


def _session_key(challenge: Mapping[str, str], secret: str, keys: tuple[int, int]) -> bytes:
    private, public = keys
    server = int(challenge["SRP_B"], 16)
    scramble = _hash(_padded(public) + _padded(server))
    multiplier = _hash(_padded(PRIME) + _padded(GENERATOR))
    identity = hashlib.sha256(secret.encode()).digest()
    exponent = _hash(_padded(int(challenge["SALT"], 16)) + identity)
    base = (server - multiplier * pow(GENERATOR, exponent, PRIME)) % PRIME
    shared = pow(base, private + scramble * exponent, PRIME)
    extracted = hmac.new(_padded(scramble), _padded(shared), hashlib.sha256).digest()
    expanded = hmac.new(extracted, b"Caldera Derived Key\x01", hashlib.sha256).digest()
    return expanded[:KEY_BYTES]


def _hash(content: bytes) -> int:
    return int.from_bytes(hashlib.sha256(content).digest(), "big")


def _padded(number: int) -> bytes:
    """Big-endian with a leading zero byte where the highest bit is set, as Cognito pads."""
    return number.to_bytes(number.bit_length() // 8 + 1, "big")
