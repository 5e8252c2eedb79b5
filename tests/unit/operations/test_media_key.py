"""The public key reaches CloudFront's parameter as PEM, and never in the place of another."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from amplify.environments import store
from operations import media_key
from operations.errors import OtherKeySet
from operations.media_key import parameter, pem, with_key
from tests.unit.amplify.environments.parameter_store import ParameterStore

KEY = ec.generate_private_key(ec.SECP256R1()).public_key()


def test_the_text_is_pem_as_others_write_it() -> None:
    der = KEY.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    wanted = KEY.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    assert pem(der) == wanted.decode()


@pytest.mark.parametrize("second", [False, True])
def test_the_parameter_is_one_of_the_template(second: bool) -> None:
    folder = Path("amplify/backend/custom/media")
    template = json.loads((folder / "media-cloudformation-template.json").read_text())
    assert template["Parameters"][parameter(second)]["Default"] == media_key.NONE


def test_a_key_is_never_put_in_the_place_of_another() -> None:
    first = with_key({}, "mediaPublicKey", "a key")
    with pytest.raises(OtherKeySet, match="mediaPublicKey"):
        with_key(first, "mediaPublicKey", "another")
    assert with_key(first, "secondMediaPublicKey", "another")
    forgotten = {"custom": {"media": {"mediaPublicKey": "none"}}}
    assert with_key(forgotten, "mediaPublicKey", "another")


def test_it_is_stored_where_every_push_finds_it_and_the_rest_stays() -> None:
    ssm = ParameterStore()
    store.write(ssm, "prod", {"custom": {"media": {"media": "on"}}})
    media_key.write(ssm, "prod", "mediaPublicKey", "a key")
    media_key.write(ssm, "prod", "mediaPublicKey", "a key")
    stored = store.read(ssm, "prod")
    assert stored == {"custom": {"media": {"media": "on", "mediaPublicKey": "a key"}}}
