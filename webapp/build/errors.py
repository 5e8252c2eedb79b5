"""Why a site could not be built; each text says what to look at."""

from pathlib import Path

TAIL_LINES = 30


class BuildFailed(Exception):
    """The base of every failure that the build explains."""


class CommandFailed(BuildFailed):
    def __init__(self, what: str, log: Path) -> None:
        lines = log.read_text(errors="replace").splitlines() if log.exists() else []
        tail = "\n".join(lines[-TAIL_LINES:])
        super().__init__(f"{what} failed. The end of {log}:\n{tail}")


class SettingMissing(BuildFailed):
    def __init__(self, name: str) -> None:
        super().__init__(f"The deployment's outputs lack {name!r}, which the site needs.")


class LockIncomplete(BuildFailed):
    def __init__(self, package: str) -> None:
        super().__init__(f"npm gave no integrity hash for {package}, so it can't be locked.")


class StateUntranslatable(BuildFailed):
    """A state's field has a type that the browser's side can't be given."""

    def __init__(self, where: str, annotation: object) -> None:
        super().__init__(
            f"The field {where} is a {annotation}, which no TypeScript is written for."
        )


class ReflexChanged(BuildFailed):
    """Another version of Reflex writes its files in another way than this build relies on."""


class LockDrifted(BuildFailed):
    """npm installed something that reflex.lock doesn't name."""

    def __init__(self, packages: list[str]) -> None:
        super().__init__(
            f"npm installed other packages than webapp/reflex.lock names: {', '.join(packages)}. "
            "Where a version was changed on purpose, run `.venv/bin/python -m webapp.build.lock`."
        )
