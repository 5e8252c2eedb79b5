"""Why there can be no proof; each text says what to change."""


class ProofFailed(Exception):
    """The base of what stops the proof before it can say anything."""


class SpecificationInvalid(ProofFailed):
    """The specification contradicts itself or names what doesn't exist."""


class TemplateUnclear(ProofFailed):
    """A template's expression can't be worked out, so what it grants isn't known."""


class SettingsMissing(ProofFailed):
    """The proof against a real account lacks a setting; the text names it."""


class NotDisposable(ProofFailed):
    """The environment holds something that the proof would overwrite."""
