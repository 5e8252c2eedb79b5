"""Why the local cloud refused to start; each text says what to do."""


class CloudRefused(Exception):
    """The base of every refusal to start."""


class EmulatorChanged(CloudRefused):
    """The emulator isn't the pinned one, or a part that Lectern hooks into looks different."""


class PatchUnlisted(CloudRefused):
    """A patch of the emulator that the registry doesn't list, or lists otherwise."""

    def __init__(self, patch: str, reason: str) -> None:
        super().__init__(f"{patch} {reason}")


class CanaryFailed(CloudRefused):
    """A boot-time attack got through, or a lawful request was refused."""
