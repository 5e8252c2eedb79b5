"""Reads the amplify/ folder as the Amplify CLI does, for deployers and checks."""

from amplify.project.resources import Dependency, Resource, load
from amplify.project.stack_outputs import StackOutputs

__all__ = ["Dependency", "Resource", "StackOutputs", "load"]
