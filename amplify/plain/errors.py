"""Why no template was written; each text names the template or stack and says what is wrong."""


class TemplateFailed(Exception):
    """The base of every failure of this package."""


class TemplateUnsupported(TemplateFailed):
    """A template holds what can't be moved into the root one."""


class WouldBeLost(TemplateFailed):
    """A live stack would delete data together with itself."""


class NotFound(TemplateFailed):
    """A live stack lacks what is to be moved."""
