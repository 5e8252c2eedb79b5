"""Why a deployment stopped; each text names the stack or file and the fault."""


class DeployFailed(Exception):
    """The base of every failure of a deployment."""


class StackFailed(DeployFailed):
    """CloudFormation refused or rolled back a stack; the text holds the event that caused it."""
