"""Why the project can't be deployed as it stands; each text names the file and what is wrong."""


class ProjectFault(Exception):
    """The base of what is wrong with the project itself."""


class ProjectInvalid(ProjectFault):
    """The Amplify project contradicts itself: an unknown dependency, a missing template."""


class ParameterMissing(ProjectFault):
    """A template asks for a value that nothing gives, or is given one it doesn't declare."""


class PackageMissing(ProjectFault):
    """The code of a function, or a package that it needs, isn't there."""
