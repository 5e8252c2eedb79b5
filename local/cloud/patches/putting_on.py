"""Puts the patches of the registry on the emulator, and refuses what the registry doesn't say."""

from collections.abc import Callable, Iterable, Sequence
from types import ModuleType

from local.cloud.patches import declared
from local.cloud.patches.door import authentication
from local.cloud.patches.emulator import hooks, shipped
from local.cloud.patches.persistence import writing
from local.cloud.patches.persistence.writing import Sources
from local.cloud.patches.registry import PATCHES, Patch
from local.cloud.process.cloud_refused import PatchUnlisted
from local.cloud.process.configuration import CloudConfiguration


def install(configuration: CloudConfiguration, save: Callable[[Sources], None]) -> None:
    """Puts them all on, once in a process. Raises EmulatorChanged where the emulator isn't the one
    that was read, before anything is replaced; `save` is what its own save becomes.
    """
    modules = declared.modules()
    shipped.check(declared.functions(modules))
    declared.check_values(modules)
    refuse_unlisted(modules)
    given = {authentication: (configuration,), writing: (save,)}
    for each in PATCHES:
        before = len(hooks.replaced())
        each.module.install(*given.get(each.module, ()))
        refuse_other(each, hooks.replaced()[before:])


def refuse_unlisted(modules: Iterable[ModuleType]) -> None:
    """Raises PatchUnlisted for a patch that nobody would put on."""
    listed = {each.module for each in PATCHES}
    for module in modules:
        if hasattr(module, "install") and module not in listed and module.__name__ != __name__:
            raise PatchUnlisted(module.__name__, "isn't in the registry.")


def refuse_other(listed: Patch, replaced: Sequence[str]) -> None:
    """Raises PatchUnlisted where a patch does anything else than the list says of it."""
    found = tuple(dict.fromkeys(replaced))
    if found != listed.replaces:
        raise PatchUnlisted(listed.module.__name__, f"replaces {found}, not {listed.replaces}.")
