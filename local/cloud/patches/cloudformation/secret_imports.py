"""Lets a stack take over a secret that exists, as CloudFormation does and the emulator doesn't."""

import importlib
from typing import Any

from local.cloud.patches.emulator import hooks
from local.cloud.process.errors import EmulatorChanged

PROVISIONERS = "ministack.services.cloudformation.provisioners"
SECRETS_MANAGER = "ministack.services.secretsmanager"
SECRET = "AWS::SecretsManager::Secret"  # noqa: S105 - the name of a resource type


def install() -> None:
    handler = hooks.attribute(PROVISIONERS, "_RESOURCE_HANDLERS", dict).get(SECRET, {})
    if not {"create", "update"} <= handler.keys():
        raise EmulatorChanged(f"{PROVISIONERS} no longer creates and updates {SECRET}.")
    handler["import"] = _taken_over


def _taken_over(identifier: dict[str, str]) -> tuple[str, dict[str, str]]:
    """`Id` is the secret's ARN, or its name, by which the emulator knows it."""
    wanted = identifier["Id"]
    secrets: Any = importlib.import_module(SECRETS_MANAGER)._secrets
    for name, secret in secrets.items():
        if wanted in (name, secret["ARN"]):
            return name, {"Id": secret["ARN"], "Arn": secret["ARN"]}
    raise ValueError(f"Secret {wanted} was not found.")
