"""What amplify/ describes, read as the Amplify CLI reads it, for whoever deploys or checks it."""

from amplify.project.resources import Dependency, Resource, load
from amplify.project.stack_outputs import StackOutputs

__all__ = ["Dependency", "Resource", "StackOutputs", "load"]
