"""Signatures by hand, any part of which can be made wrong (AWS, "Create a signed request")."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from urllib.parse import urlsplit

import requests

from tests.attacks.answer import Answer, of_response
from tests.attacks.sessions import Keys

TIMEOUT_SECONDS = 20
NONE: Mapping[str, str] = MappingProxyType({})
ALWAYS_SIGNED = ("host", "x-amz-date", "x-amz-security-token", "x-amz-target")


@dataclass(frozen=True)
class Signed:
    """A request to a service with a JSON protocol; what is here is what gets signed."""

    url: str
    target: str
    body: bytes
    keys: Keys
    region: str
    service: str = "dynamodb"
    left_out: tuple[str, ...] = field(default=())
    """Headers that are sent but not signed."""

    def headers(self, at: datetime) -> dict[str, str]:
        """What a client sends: the signature of this very request, made at `at` (UTC)."""
        stamp = f"{at:%Y%m%dT%H%M%SZ}"
        sent = {
            "host": urlsplit(self.url).netloc,
            "x-amz-date": stamp,
            "x-amz-security-token": self.keys.token,
            "x-amz-target": self.target,
        }
        sent = {name: value for name, value in sent.items() if value}
        signed = {name: value for name, value in sent.items() if name not in self.left_out}
        scope = f"{stamp[:8]}/{self.region}/{self.service}/aws4_request"
        signature = self._signature(signed, stamp, scope)
        authorization = (
            f"AWS4-HMAC-SHA256 Credential={self.keys.access}/{scope}, "
            f"SignedHeaders={';'.join(sorted(signed))}, Signature={signature}"
        )
        kind = {"content-type": "application/x-amz-json-1.0"}
        return {**sent, **kind, "authorization": authorization}

    def sent(
        self, at: datetime, *, headers: Mapping[str, str] = NONE, body: bytes | None = None
    ) -> Answer:
        """Sends it, with `headers` and `body` put in their place after signing."""
        changed = {**self.headers(at), **headers}
        kept = {name: value for name, value in changed.items() if value != ""}
        data = self.body if body is None else body
        return of_response(
            requests.post(self.url, data=data, headers=kept, timeout=TIMEOUT_SECONDS)
        )

    def _signature(self, signed: Mapping[str, str], stamp: str, scope: str) -> str:
        names = sorted(signed)
        lines = [f"{name}:{signed[name]}" for name in names]
        digest = hashlib.sha256(self.body).hexdigest()
        canonical = "\n".join(["POST", "/", "", *lines, "", ";".join(names), digest])
        hashed = hashlib.sha256(canonical.encode()).hexdigest()
        text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashed])
        key = b"AWS4" + self.keys.secret.encode()
        for part in scope.split("/"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
