"""Ways to make a request as the attacker; each is a value that a family can list as data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import requests
from botocore.exceptions import ClientError, ParamValidationError

from tests.attacks import clients
from tests.attacks.answer import Answer, of_error, of_response
from tests.attacks.scene import Scene, filled
from tests.attacks.signing import Signed

TIMEOUT_SECONDS = 20
DYNAMODB = "DynamoDB_20120810."
COGNITO = "AWSCognitoIdentityProviderService."
IDENTITIES = "AWSCognitoIdentityService."
SERVICES = {COGNITO: "cognito-idp", IDENTITIES: "cognito-identity"}
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
    return signed(scene, operation, content).sent(datetime.now(UTC), headers=headers)


def signed(scene: Scene, operation: str, content: bytes) -> Signed:
    """The request that the attacker's own credentials sign as they should."""
    cloud = scene.cloud
    url = clients.endpoint(cloud, "dynamodb")
    return Signed(url, DYNAMODB + operation, content, scene.mallory.keys, cloud.stacks.region)


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
    service = next(name for prefix, name in SERVICES.items() if target.startswith(prefix))
    url = f"{clients.endpoint(scene.cloud, service)}/"
    return http("POST", url, headers, json.dumps(filled(body, scene.names())))


def http(
    method: str, url: str, headers: Mapping[str, str] = NONE, body: str | bytes = ""
) -> Answer:
    """A plain request, address and headers as given: nothing in them is put right."""
    request = requests.Request(method, url, headers=dict(headers), data=body).prepare()
    request.url = url
    with requests.Session() as session:
        return of_response(session.send(request, timeout=TIMEOUT_SECONDS, allow_redirects=False))
