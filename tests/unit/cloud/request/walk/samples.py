"""A request for any operation of AWS's models, as an SDK would send it."""

from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.model import ListShape, MapShape, OperationModel, Shape, StructureShape
from botocore.serialize import create_serializer

from local import settings
from local.cloud.request.aws_models import Service

DEEPEST = 4
URL = "http://127.0.0.1:4610"
VALUES: dict[str, Any] = {
    "boolean": True,
    "integer": 1,
    "long": 1,
    "float": 1.0,
    "double": 1.0,
    "timestamp": "2026-01-01T00:00:00Z",
    "blob": b"{}",
}


@dataclass(frozen=True)
class Request:
    """`names` is `<service>.<operation>`, for messages."""

    names: str
    scope: str
    method: str
    path: str
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def url(self) -> str:
        return URL + self.path + (f"?{self.query}" if self.query else "")

    def signed(self, credentials: Credentials) -> "Request":
        scheme = S3SigV4Auth if self.scope == "s3" else SigV4Auth
        request = AWSRequest(self.method, self.url, dict(self.headers), self.body)
        scheme(credentials, self.scope, settings.REGION).add_auth(request)
        return replace(self, headers={name: str(value) for name, value in request.headers.items()})


def of(service: Service, operation: OperationModel) -> Request:
    given = sample(operation.input_shape, 0) if operation.input_shape else {}
    serializer = create_serializer(service.protocol, include_validation=False)
    made = serializer.serialize_to_request(given, operation)
    path, _, literal = made["url_path"].partition("?")
    query, body, headers = made["query_string"], made["body"], dict(made["headers"])
    if isinstance(body, dict):
        body = urlencode(body).encode()
        headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
    if isinstance(query, dict):
        query = urlencode(query, doseq=True)
    asked = "&".join(part for part in (literal, query) if part)
    payload = body.encode() if isinstance(body, str) else bytes(body or b"")
    names = f"{service.name}.{operation.name}"
    return Request(names, service.scope, made["method"], path, asked, headers, payload)


def sample(shape: Shape, level: int) -> Any:
    """The least that the shape takes."""
    if shape.name == "AttributeValue":
        return {"S": "aaa"}
    if isinstance(shape, StructureShape):
        wanted = [] if level > DEEPEST else shape.required_members
        return {name: sample(shape.members[name], level + 1) for name in wanted}
    if isinstance(shape, ListShape):
        return [sample(shape.member, level + 1)]
    if isinstance(shape, MapShape):
        return {"a": sample(shape.value, level + 1)}
    return VALUES.get(shape.type_name, (shape.metadata.get("enum") or ["aaa"])[0])
