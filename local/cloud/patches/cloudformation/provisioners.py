"""The functions by which the emulator's CloudFormation makes, updates and deletes a resource."""

from local.cloud.patches.emulator import hooks
from local.cloud.patches.emulator.hooks import Entry, Gap

PROVISIONERS = "ministack.services.cloudformation.provisioners"
TABLE = "_RESOURCE_HANDLERS"
KNOWN = hooks.Value(PROVISIONERS, TABLE, dict)


def whole(kind: str) -> Gap:
    """All functions of a type of resource that the emulator lacks."""
    return Gap(PROVISIONERS, TABLE, (kind,))


def create(kind: str) -> Entry:
    return Entry(PROVISIONERS, TABLE, (kind, "create"))


def update(kind: str) -> Entry:
    return Entry(PROVISIONERS, TABLE, (kind, "update"))


def delete(kind: str) -> Entry:
    return Entry(PROVISIONERS, TABLE, (kind, "delete"))


def taking_over(kind: str) -> Gap:
    return Gap(PROVISIONERS, TABLE, (kind, "import"))
