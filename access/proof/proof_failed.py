"""Why the proof can't run; each text says what to change."""


class ProofFailed(Exception):
    """The base of every error that stops the proof before its result."""


class SpecificationInvalid(ProofFailed):
    """The specification contradicts itself or names what doesn't exist."""


class TemplateUnclear(ProofFailed):
    """A template's expression can't be evaluated, so its grants aren't known."""


class SettingsMissing(ProofFailed):
    """The proof against a real account lacks a setting; the text names it."""


class NotDisposable(ProofFailed):
    """The environment holds something that the proof would overwrite."""
