"""The Lectern of this folder, which a command acts on where it is given no other.

Only here do the operator's commands know of `local`: what stands in for AWS.
"""

import boto3

from amplify.project import stack_outputs
from local import settings
from local.credentials import load_or_create
from local.settings import ENV_NAME, REGION
from operations.operation_refused import NothingDeployed

__all__ = ["ENV_NAME", "REGION", "account"]


def account() -> tuple[boto3.Session, str]:
    """Its root, and the address of its AWS. Raises NothingDeployed."""
    state = settings.from_environ().state
    stacks = stack_outputs.read(state)
    if stacks is None:
        raise NothingDeployed
    root = load_or_create(state)
    keys = (root.root_access_key_id, root.root_secret_access_key)
    return boto3.Session(*keys, region_name=stacks.region), stacks.awsEndpoint
