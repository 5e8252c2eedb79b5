"""How the emulator writes its state: `local.cloud.state` decides when, and makes it whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from local.cloud.patches.emulator import hooks

APP, PERSISTENCE = "ministack.app", "ministack.core.persistence"
SAVE_ALL = hooks.Target(APP, "save_all", ("services",))
SAVE_ONE = hooks.Target(PERSISTENCE, "save_state", ("service", "data"))
GATHER = hooks.Target(APP, "_build_persistence_save_dict", ())
DIRECTORY = hooks.Value(PERSISTENCE, "STATE_DIR", str)
Sources = dict[str, Callable[[], Any]]
"""By service, what tells its state."""


def install(save: Callable[[Sources], None]) -> None:
    """Has the emulator's own save, at its shutdown, done by `save`."""
    hooks.replace(SAVE_ALL, lambda _: save)


def sources() -> Sources:
    found: Sources = hooks.original(GATHER)()
    return found


def directory() -> Path:
    return Path(hooks.attribute(*DIRECTORY))


def write(services: Sources, into: Path) -> None:
    """Every service's state as files of `into`, or an exception. The emulator's own writer only
    logs what it couldn't write.
    """
    point_at(into)
    save_one = hooks.original(SAVE_ONE)
    for name, get_state in services.items():
        state = get_state()
        if state is None:
            continue
        save_one(name, state)
        if not (into / f"{name}.json").exists():
            raise OSError(f"The state of {name} wasn't written.")


def point_at(where: Path) -> None:
    """From now on the emulator writes there."""
    hooks.original(SAVE_ONE).__globals__[DIRECTORY.name] = str(where)
