"""Lets a stack import an existing secret, as CloudFormation does and the emulator doesn't."""

from local.cloud.patches.cloudformation import provisioners
from local.cloud.patches.emulator import hooks

SECRET = "AWS::SecretsManager::Secret"  # noqa: S105 - the name of a resource type
SECRETS = hooks.Value("ministack.services.secretsmanager", "_secrets", object)
CREATE = provisioners.create(SECRET)
TAKE_OVER = provisioners.taking_over(SECRET)


def install() -> None:
    hooks.original(CREATE)
    hooks.add(TAKE_OVER, _taken_over)


def _taken_over(identifier: dict[str, str]) -> tuple[str, dict[str, str]]:
    """`Id` is the secret's ARN, or its name, by which the emulator knows it."""
    wanted = identifier["Id"]
    for name, secret in hooks.attribute(*SECRETS).items():
        if wanted in (name, secret["ARN"]):
            return name, {"Id": secret["ARN"], "Arn": secret["ARN"]}
    raise ValueError(f"Secret {wanted} was not found.")
