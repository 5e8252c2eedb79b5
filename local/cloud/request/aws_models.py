"""AWS's own description of the services that run here: botocore's models.

Which operations a service has, how each is named on the wire, and what its body may hold stands
in the models alone; both the check of a request and its dispatch follow from them.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel

SERVED_AS = {
    "apigateway": "apigateway",
    "apigatewayv2": "apigateway",
    "cloudformation": "cloudformation",
    "cloudwatch": "monitoring",
    "cognito-identity": "cognito-identity",
    "cognito-idp": "cognito-idp",
    "dynamodb": "dynamodb",
    "dynamodbstreams": "dynamodbstreams",
    "events": "events",
    "iam": "iam",
    "kms": "kms",
    "lambda": "lambda",
    "logs": "logs",
    "resourcegroupstaggingapi": "tagging",
    "s3": "s3",
    "scheduler": "scheduler",
    "secretsmanager": "secretsmanager",
    "ses": "ses",
    "sesv2": "ses",
    "sns": "sns",
    "sqs": "sqs",
    "ssm": "ssm",
    "sts": "sts",
    "wafv2": "wafv2",
}
"""The emulator's name of each service, by botocore's name of its model."""

REST = frozenset({"rest-json", "rest-xml"})


@dataclass(frozen=True)
class Service:
    """A service that runs, as its model describes it."""

    name: str
    model: ServiceModel

    @property
    def emulated(self) -> str:
        return SERVED_AS[self.name]

    @property
    def scope(self) -> str:
        """The service that a signature for it must name (its credential scope)."""
        return str(self.model.signing_name)

    @property
    def protocol(self) -> str:
        return str(self.model.protocol)

    @property
    def protocols(self) -> frozenset[str]:
        return frozenset(self.model.metadata.get("protocols") or [self.protocol])

    def operation(self, name: str) -> OperationModel | None:
        return self.model.operation_model(name) if name in self.model.operation_names else None


@cache
def services() -> tuple[Service, ...]:
    loader = Loader()
    return tuple(_load(loader, name) for name in SERVED_AS)


@cache
def by_target() -> dict[str, Service]:
    """By the part of X-Amz-Target before the dot."""
    return {
        str(each.model.metadata["targetPrefix"]): each
        for each in services()
        if "json" in each.protocols and "targetPrefix" in each.model.metadata
    }


@cache
def by_version() -> dict[str, Service]:
    """Query-protocol services by the Version that each request names: no two share one."""
    asked = [each for each in services() if "query" in each.protocols]
    return {str(each.model.api_version): each for each in asked}


@cache
def rest_services(scope: str) -> tuple[Service, ...]:
    """Those whose operations are named by method and path, that are signed for `scope`."""
    return tuple(each for each in services() if each.protocol in REST and each.scope == scope)


def _load(loader: Loader, name: str) -> Service:
    described: Any = loader.load_service_model(name, "service-2")
    return Service(name, ServiceModel(described, name))
