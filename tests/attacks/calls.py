"""Ways to make a request as the attacker; each is a value that a family can list as data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import requests
from botocore.exceptions import ClientError, ParamValidationError

from tests.attacks import addresses, clients
from tests.attacks.answer import Answer, of_error, of_response
from tests.attacks.scene import Scene, filled
from tests.attacks.signing import Signed

TIMEOUT_SECONDS = 20
DYNAMODB = "DynamoDB_20120810."
COGNITO = "AWSCognitoIdentityProviderService."
IDENTITIES = "AWSCognitoIdentityService."
NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class DynamoDB:
    """One DynamoDB request as data, signed with the attacker's own credentials."""

    operation: str
    body: Mapping[str, Any]

    def filled(self, names: Mapping[str, str]) -> dict[str, Any]:
        body: dict[str, Any] = filled(self.body, names)
        return body

    def __call__(self, scene: Scene) -> Answer:
        return raw(scene, self.operation, json.dumps(self.filled(scene.names())))


def raw(
    scene: Scene,
    operation: str,
    body: str,
    *,
    encoding: str = "utf-8",
    headers: Mapping[str, str] = NONE,
) -> Answer:
    """A DynamoDB request with a body that no SDK would send; `headers` replace those signed."""
    content = body.encode(encoding)
    request = Signed(
        addresses.of(scene.cloud, "dynamodb"), DYNAMODB + operation, content, scene.mallory.keys
    )
    return request.sent(datetime.now(UTC), headers=headers)


@dataclass(frozen=True)
class Sdk:
    """A call of any service by AWS's own SDK, with the attacker's credentials or with none."""

    service: str
    operation: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    signed: bool = True

    def __call__(self, scene: Scene) -> Answer:
        keys = scene.mallory.keys if self.signed else clients.NOBODY
        client = clients.client(scene.cloud, self.service, keys)
        parameters = filled(self.parameters, scene.names())
        try:
            answer = getattr(client, self.operation)(**parameters)
        except ClientError as error:
            return of_error(error)
        except ParamValidationError as error:
            raise AssertionError(f"{self} was never sent: {error}") from error
        return Answer(200, str(answer))


def unsigned(scene: Scene, target: str, body: Mapping[str, Any]) -> Answer:
    """A call that AWS serves without a signature: signing in, asking for an identity."""
    headers = {"content-type": "application/x-amz-json-1.1", "x-amz-target": target}
    service = "cognito-idp" if target.startswith(COGNITO) else "cognito-identity"
    address = addresses.of(scene.cloud, service)
    return _sent(address, "POST", "/", headers, json.dumps(filled(body, scene.names())))


def http(
    scene: Scene, method: str, path: str, headers: Mapping[str, str] = NONE, body: str | bytes = ""
) -> Answer:
    """A plain request to the cloud, path and headers as given; on AWS the path is a whole URL."""
    address, path = (scene.cloud.url, path) if scene.cloud.url else (path, "")
    return _sent(address, method, path, headers, body)


def _sent(
    address: str, method: str, path: str, headers: Mapping[str, str], body: str | bytes
) -> Answer:
    """The path goes out as it is written, dots and all."""
    request = requests.Request(method, address, headers=dict(headers), data=body).prepare()
    request.url = address + path
    with requests.Session() as session:
        return of_response(session.send(request, timeout=TIMEOUT_SECONDS, allow_redirects=False))
