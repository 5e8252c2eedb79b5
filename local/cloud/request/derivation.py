"""The one reading of which operation a request asks for.

AWS names an operation in one of four ways, by the protocol of its service (AWS SDKs, "Smithy
protocols"): X-Amz-Target (JSON), Action and Version in a form or an address (query), method and
path (REST), or a path of its own (RPC over CBOR). A request that names one in two ways, or in a
way that its service doesn't use, is refused: one reader could check the first while another
dispatches the second. What is read here is what is checked and what is run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from botocore.model import OperationModel

from local.cloud.request import aws_models, rest_routes
from local.cloud.request.aws_models import Service
from local.cloud.request.sent import Sent, signed_for
from local.cloud.request.underived import Underived

JSON_TYPES = frozenset({"application/x-amz-json-1.0", "application/x-amz-json-1.1"})
CBOR = "/service/{target}/operation/"


@dataclass(frozen=True)
class Call:
    """An operation of a service. Who asks for it, and may they, is checked elsewhere."""

    service: Service
    operation: OperationModel

    @property
    def name(self) -> str:
        return str(self.operation.name)


def derive(sent: Sent) -> Call:
    """Raises Underived where no operation, or more than one, can be told."""
    service, operation = _named(sent, signed_for(sent))
    if service.name != "s3" and sent.headers.get("content-encoding", "identity") != "identity":
        raise Underived("its body is encoded")
    return Call(service, operation)


def _named(sent: Sent, scope: str | None) -> tuple[Service, OperationModel]:
    if "smithy-protocol" in sent.headers:
        return _by_rpc_path(sent)
    if "x-amz-target" in sent.headers:
        return _by_target(sent)
    if "Action" in sent.query or (sent.path == "/" and sent.method == "POST"):
        return _by_action(sent)
    if sent.is_form and scope != "s3":
        raise Underived("a form isn't sent to a path")
    return rest_routes.named(sent, scope)


def _by_target(sent: Sent) -> tuple[Service, OperationModel]:
    prefix, _, name = sent.headers["x-amz-target"].partition(".")
    service = aws_models.by_target().get(prefix)
    if service is None:
        raise Underived("its X-Amz-Target is of no service that runs here")
    if (sent.method, sent.path) != ("POST", "/") or sent.query:
        raise Underived("X-Amz-Target is sent by POST to /, without a query")
    if sent.content_type not in JSON_TYPES:
        raise Underived("X-Amz-Target goes with a body of type application/x-amz-json")
    return service, _operation(service, name)


def _by_action(sent: Sent) -> tuple[Service, OperationModel]:
    if sent.path != "/":
        raise Underived("an Action is sent to /")
    parameters = _parameters(sent)
    for name, values in parameters.items():
        if len(values) != 1:
            raise Underived(f"the parameter {name[:40]} is there twice")
    service = aws_models.by_version().get(parameters.get("Version", [""])[0])
    if service is None:
        raise Underived("its Version is of no service that runs here")
    return service, _operation(service, parameters.get("Action", [""])[0])


def _parameters(sent: Sent) -> Mapping[str, list[str]]:
    if sent.method == "GET" and not sent.body:
        return sent.query
    if sent.method != "POST" or sent.query or not sent.is_form:
        raise Underived("an Action is sent in a form by POST, or in the query by GET")
    try:
        return parse_qs(sent.body.decode(), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise Underived("its form isn't UTF-8") from error


def _by_rpc_path(sent: Sent) -> tuple[Service, OperationModel]:
    if "x-amz-target" in sent.headers or sent.query or sent.method != "POST":
        raise Underived("an RPC is sent by POST to its path alone")
    if sent.content_type != "application/cbor":
        raise Underived("an RPC goes with a body of type application/cbor")
    for service in aws_models.services():
        start = CBOR.format(target=service.model.metadata.get("targetPrefix"))
        if "smithy-rpc-v2-cbor" in service.protocols and sent.path.startswith(start):
            return service, _operation(service, sent.path.removeprefix(start))
    raise Underived("its path is of no service that runs here")


def _operation(service: Service, name: str) -> OperationModel:
    found = service.operation(name)
    if found is None:
        raise Underived(f"{service.name} has no operation of that name")
    return found
