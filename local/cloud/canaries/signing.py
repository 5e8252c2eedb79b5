"""Signed calls to the cloud without a socket, for its own checks at boot."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from local import settings
from local.cloud.request.asgi import Answer, Application, call

TARGETS = {"dynamodb": "DynamoDB_20120810"}
FORM = "application/x-www-form-urlencoded; charset=utf-8"


class DatedAuth(SigV4Auth):
    """Signs as of a moment of one's choosing, as a wrong clock does."""

    def __init__(
        self, credentials: Credentials, service: str, region: str, moment: datetime
    ) -> None:
        super().__init__(credentials, service, region)
        self.moment = moment

    def add_auth(self, request: AWSRequest) -> None:
        request.context["timestamp"] = self.moment.strftime("%Y%m%dT%H%M%SZ")
        self._modify_request_before_signing(request)  # type: ignore[attr-defined]
        to_sign = self.string_to_sign(request, self.canonical_request(request))
        signature = self.signature(to_sign, request)
        self._inject_signature_to_request(request, signature)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Client:
    """Calls `application` as the holder of `credentials`, at the address `url`."""

    application: Application
    url: str
    credentials: Credentials

    async def dynamodb(self, operation: str, body: dict[str, Any]) -> Answer:
        headers = {
            "content-type": "application/x-amz-json-1.0",
            "x-amz-target": f"{TARGETS['dynamodb']}.{operation}",
        }
        return await self.send("dynamodb", headers, json.dumps(body).encode())

    async def send(self, service: str, headers: dict[str, str], body: bytes) -> Answer:
        request = AWSRequest("POST", f"{self.url}/", headers, body)
        SigV4Auth(self.credentials, service, settings.REGION).add_auth(request)
        signed = {name: str(value) for name, value in request.headers.items()}
        return await call(self.application, "POST", f"{self.url}/", signed, body)
