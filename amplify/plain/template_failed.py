"""Why no template was written; each text names the template or stack and the fault."""


class TemplateFailed(Exception):
    """The base of every failure of this package."""


class TemplateUnsupported(TemplateFailed):
    """A template holds a part that can't be moved into the root template."""


class WouldBeLost(TemplateFailed):
    """A live stack would delete data when it is deleted."""


class NotFound(TemplateFailed):
    """A live stack lacks a resource that must be moved."""
