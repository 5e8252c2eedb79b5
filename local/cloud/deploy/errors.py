"""Why a deployment stopped; each text names the stack or file and says what is wrong."""


class DeployFailed(Exception):
    """The base of every failure of a deployment."""


class ProjectInvalid(DeployFailed):
    """The Amplify project contradicts itself: an unknown dependency, a missing template."""


class ParameterMissing(DeployFailed):
    """A template asks for a value that nothing gives, or is given one it doesn't declare."""


class PackageMissing(DeployFailed):
    """The code of a function, or a package that it needs, isn't there."""


class StackFailed(DeployFailed):
    """CloudFormation refused or rolled back a stack; the text holds the event that caused it."""
