"""The signed text and the address, byte for byte as CloudFront's guide writes them."""

import base64

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from media.key import signer
from media.signing import canned_policy, in_address, signed_address
from tests.unit.functions import cloud

DOCUMENTED = (
    '{"Statement":[{"Resource":"https://d111111abcdef8.cloudfront.net/horizon.jpg'
    '?size=large&license=yes","Condition":{"DateLessThan":{"AWS:EpochTime":1767290400}}}]}'
)
"""CloudFront Developer Guide, "Create a signed URL using a canned policy", "Example policy
statement", without its white space, which the guide says to remove."""
FILM = "https://d111111abcdef8.cloudfront.net/private/film.mp4"


def test_the_policy_is_the_documented_example_byte_for_byte() -> None:
    resource = "https://d111111abcdef8.cloudfront.net/horizon.jpg?size=large&license=yes"
    assert canned_policy(resource, 1767290400) == DOCUMENTED


def test_the_address_has_the_documented_parameters_in_the_documented_order() -> None:
    """ "…?Expires=…&Signature=…&Key-Pair-Id=…&Hash-Algorithm=SHA256" in the same page."""
    address = signed_address(FILM, 1767290400, "K2JCJMDEHXQW5F", lambda _: b"\xfb\xff\xbf\x00")
    assert address == (
        f"{FILM}?Expires=1767290400&Signature=-~-~AA__&Key-Pair-Id=K2JCJMDEHXQW5F"
        "&Hash-Algorithm=SHA256"
    )


def test_what_is_signed_is_the_policy_of_that_address_and_end() -> None:
    signed = list[bytes]()

    def sign(message: bytes) -> bytes:
        signed.append(message)
        return b"signature"

    signed_address(FILM, 1767290400, "K", sign)
    assert signed == [canned_policy(FILM, 1767290400).encode()]


@given(st.binary(max_size=80))
def test_a_signature_travels_without_a_character_that_addresses_give_a_meaning(
    signature: bytes,
) -> None:
    """ "Replace characters that are invalid in a URL query string": + = / become - _ ~."""
    encoded = in_address(signature)
    assert not set("+=/&?#%") & set(encoded)
    assert base64.b64decode(encoded.translate(str.maketrans("-_~", "+=/"))) == signature


def test_a_signature_of_kms_is_good_by_the_keys_public_half(aws: None) -> None:
    kms = cloud.client("kms")
    made = kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]
    message = canned_policy(FILM, 1767290400).encode()
    signature = signer(kms, made["Arn"])(message)
    public = serialization.load_der_public_key(kms.get_public_key(KeyId=made["Arn"])["PublicKey"])
    assert isinstance(public, ec.EllipticCurvePublicKey)
    public.verify(signature, message, ec.ECDSA(hashes.SHA256()))
