"""A small account that the tests of the policy engine decide requests in."""

from typing import Any

from access.iam import policy
from access.iam.dynamodb.access import Access, Account, Keys, Schema
from access.iam.dynamodb.expand import expand
from access.iam.evaluate import Decision, Policies, Request, decide
from access.iam.templates import Values

OWN, FOREIGN = "eu-west-1:own", "eu-west-1:foreign"
TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/learners"
VARIABLE = "${cognito-identity.amazonaws.com:sub}"

SCHEMAS = {
    "learners": Schema(Keys("pk", "sk"), {"by-title": Keys("title", "pk")}),
    "plain": Schema(Keys("id"), {}),
}
ACCOUNT = Account("eu-west-1", "123456789012", SCHEMAS.get)
LEARNER: Values = {
    "cognito-identity.amazonaws.com:sub": OWN,
    "cognito-identity.amazonaws.com:amr": ("authenticated",),
}


def statement(effect: str = "Allow", **elements: Any) -> dict[str, Any]:
    return {"Effect": effect, "Action": "*", "Resource": "*", **elements}


def document(*statements: dict[str, Any], version: str = "2012-10-17") -> dict[str, Any]:
    return {"Version": version, "Statement": list(statements)}


def policies(*statements: dict[str, Any], version: str = "2012-10-17") -> Policies:
    return Policies((policy.parse(document(*statements, version=version)),))


def ask(held: Policies, **request: Any) -> Decision:
    """Decides one request whose parts default to a read of one's own item."""
    wanted = {"action": "dynamodb:GetItem", "resource": TABLE, "context": LEARNER} | request
    return decide(Request(**wanted), held)


def learner_may(held: Policies, operation: str, **body: Any) -> bool:
    """Whether the learner OWN may send this DynamoDB request, all of its parts considered."""
    wanted = expand(operation, body, ACCOUNT)
    return all(
        decide(Request(access.action, access.resource, {**access.context, **LEARNER}), held).allowed
        for access in wanted
    )


def only(operation: str, **body: Any) -> Access:
    """The single thing that a request asks for."""
    (access,) = expand(operation, body, ACCOUNT)
    return access


def key(pk: str, sk: str = "PROFILE") -> dict[str, Any]:
    return {"pk": {"S": pk}, "sk": {"S": sk}}
