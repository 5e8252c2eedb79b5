"""Gives the queues of a kept state the addresses of this run.

The emulator keeps a queue under its whole URL, the port included, and its event source mappings
look for the URL of the port they run at. After a start at another port they would find no queue,
and nothing would take what the webhooks bring.
"""

from collections.abc import Callable
from typing import Any

from local.cloud.patches.emulator import hooks
from local.cloud.patches.persistence import kept_stores

SQS = "ministack.services.sqs"
LOAD = hooks.Target(SQS, "load_persisted_state", ("data",))
ADDRESS = hooks.Target(SQS, "_queue_url_for_account", ("account_id", "name"))


def install() -> None:
    hooks.original(ADDRESS)
    hooks.replace(LOAD, _moving)


def _moving(shipped: Callable[[Any], None]) -> Callable[[Any], None]:
    def load_persisted_state(data: Any) -> None:
        shipped(data)
        queues = kept_stores.store(SQS, "_queues")
        names = kept_stores.store(SQS, "_queue_name_to_url")
        for (account, region, url), queue in list(queues.all_items()):
            here = hooks.original(ADDRESS)(account, queue["name"])
            queues.pop_scoped(account, region, url)
            queues.set_scoped(account, region, here, {**queue, "url": here})
            names.set_scoped(account, region, queue["name"], here)

    return load_persisted_state
