"""Creates the stacks of amplify/backend in the local cloud, as the Amplify CLI would."""

from amplify.project.stack_outputs import StackOutputs
from local.cloud.deploy.deployment import deploy

__all__ = ["StackOutputs", "deploy"]
