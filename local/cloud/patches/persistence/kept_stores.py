"""Keeps across a restart what the emulator holds in memory but doesn't save.

- DynamoDB's stream records: it saves how far each event source mapping has read, but not the
  records it counts, and so would skip as many new records as it had read before.
- The mail that was sent: the mailbox would be empty after each restart.
"""

from collections.abc import Callable
from typing import Any

from local.cloud.patches.emulator import hooks

SCOPED = hooks.Value("ministack.core.responses", "AccountRegionScopedDict", type)
SAVED_AS = "lectern_stores"
STORES = {
    "ministack.services.dynamodb": ("_stream_records", "_stream_trimmed"),
    "ministack.services.ses": ("_sent_emails",),
}
SAVE = {module: hooks.Target(module, "get_state", ()) for module in STORES}
RESTORE = {module: hooks.Target(module, "load_persisted_state", ("data",)) for module in STORES}
KEPT = tuple(hooks.Value(module, name, object) for module in STORES for name in STORES[module])


def install() -> None:
    for module, names in STORES.items():
        hooks.replace(SAVE[module], _saving(module, names))
        hooks.replace(RESTORE[module], _restoring(module, names))


def store(module: str, name: str) -> Any:
    scoped = hooks.attribute(*SCOPED)
    return hooks.attribute(module, name, scoped)


def _saving(module: str, names: tuple[str, ...]) -> Callable[[Any], Any]:
    def wrap(shipped: Callable[[], dict[str, Any]]) -> Callable[[], dict[str, Any]]:
        def get_state() -> dict[str, Any]:
            return {**shipped(), SAVED_AS: {name: store(module, name) for name in names}}

        return get_state

    return wrap


def _restoring(module: str, names: tuple[str, ...]) -> Callable[[Any], Any]:
    def wrap(shipped: Callable[[Any], None]) -> Callable[[Any], None]:
        def load_persisted_state(data: Any) -> None:
            shipped(data)
            saved = data.get(SAVED_AS, {})
            for name in names:
                if name in saved:
                    store(module, name).update(saved[name])

        return load_persisted_state

    return wrap
