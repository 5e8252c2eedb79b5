"""Creates the stacks of amplify/backend in the local cloud, as the Amplify CLI would."""

from local.cloud.deploy.deployment import deploy
from local.cloud.deploy.outputs import StackOutputs

__all__ = ["StackOutputs", "deploy"]
