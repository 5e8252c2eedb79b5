"""Why the project can't be deployed; each text names the file and the fault."""


class ProjectFault(Exception):
    """The base of every fault in the project itself."""


class ProjectInvalid(ProjectFault):
    """The Amplify project contradicts itself: an unknown dependency, a missing template."""


class ParameterMissing(ProjectFault):
    """A template needs a value that nothing gives, or gets one that it doesn't declare."""


class PackageMissing(ProjectFault):
    """The code of a function, or a package that it needs, is missing."""
