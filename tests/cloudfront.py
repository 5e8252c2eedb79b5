"""A model of CloudFront's check of signed addresses, on loopback, for tests only.

Written from the CloudFront Developer Guide and not from our signing, so that the two can disagree:
"Create a signed URL using a canned policy" (what is signed, how it is encoded, what the parameters
are called), "Use signed URLs" ("When CloudFront checks the expiration date and time": at the
moment of each request) and "Specify signers…" (a signature counts by a key of the trusted key
group alone). What is refused is a 403.
"""

import base64
import binascii
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.listening import Answering, listening

PRIVATE = "/private/"
OWN_PARAMETERS = {"Expires", "Signature", "Key-Pair-Id", "Hash-Algorithm"}
RANGE = re.compile(r"bytes=(\d+)-(\d*)")


@dataclass
class Distribution:
    """`trusted`: the key group's public keys in DER, by the ids that CloudFront gives them.

    `asked` holds each request's path and the status that it got.
    """

    origin: str
    trusted: Mapping[str, bytes]
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    now: Callable[[], float] = time.time

    def lets_through(self, target: str) -> bool:
        """Whether a request for this path and query may see what lies there."""
        path, _, query = target.partition("?")
        if not path.startswith(PRIVATE):
            return True
        given = dict(parse_qsl(query))
        try:
            return self._is_signed(self.origin + path, given)
        except (KeyError, ValueError, binascii.Error, InvalidSignature):
            return False

    def _is_signed(self, resource: str, given: Mapping[str, str]) -> bool:
        assert set(given) <= OWN_PARAMETERS, "the model knows no parameters of the file's own"
        expires = int(given["Expires"])
        key = serialization.load_der_public_key(self.trusted[given["Key-Pair-Id"]])
        assert isinstance(key, ec.EllipticCurvePublicKey)
        encoded = given["Signature"].translate(str.maketrans("-_~", "+=/"))
        signature = base64.b64decode(encoded, validate=True)
        sha256 = given.get("Hash-Algorithm") == "SHA256"
        key.verify(signature, _policy(resource, expires), _ecdsa(sha256))
        return expires > self.now()


def _policy(resource: str, expires: int) -> bytes:
    condition = '"Condition":{"DateLessThan":{"AWS:EpochTime":' + str(expires) + "}}"
    return ('{"Statement":[{"Resource":"' + resource + '",' + condition + "}]}").encode()


def _ecdsa(sha256: bool) -> ec.ECDSA:
    return ec.ECDSA(hashes.SHA256() if sha256 else hashes.SHA1())  # noqa: S303 - the documented default


class _Handler(Answering):
    distribution: ClassVar[Distribution]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 -- the name that http.server calls
        held, path = self.distribution, urlsplit(self.path).path
        if not held.lets_through(self.path):
            self._answer(403, "text/xml", b"<Error><Code>AccessDenied</Code></Error>")
        elif path not in held.files:
            self._answer(404, "text/xml", b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            self._file(*held.files[path])

    def _file(self, kind: str, body: bytes) -> None:
        wanted = RANGE.fullmatch(self.headers.get("Range", ""))
        if wanted is None:
            self._answer(200, kind, body)
            return
        first, last = int(wanted[1]), int(wanted[2] or len(body) - 1)
        part = body[first : last + 1]
        self._answer(206, kind, part, f"bytes {first}-{first + len(part) - 1}/{len(body)}")

    def _answer(self, status: int, kind: str, body: bytes, place: str = "") -> None:
        self.distribution.asked.append((self.path, status))
        part = {"Content_Range": place} if place else {}
        self.answer(status, body, Content_Type=kind, Accept_Ranges="bytes", **part)


@contextmanager
def serving(distribution: Distribution) -> Iterator[Distribution]:
    """Listens where the distribution's origin says."""
    handler = type("Handler", (_Handler,), {"distribution": distribution})
    with listening(handler, urlsplit(distribution.origin).port or 0):
        yield distribution
