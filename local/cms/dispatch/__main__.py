"""`python -m local.cms.dispatch`: send the outbox until SIGTERM."""

import os
import signal
import sys
import threading

from local.cms.dispatch import destination
from local.settings import SettingsInvalid


def main() -> int:
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    os.environ["DJANGO_SETTINGS_MODULE"] = "local.cms.settings"
    import django

    try:
        where = destination.from_environ()
        django.setup()
    except (destination.DestinationMissing, SettingsInvalid) as error:
        print(error, file=sys.stderr)
        return 2
    from local.cms.dispatch.loop import run

    print(f"Webhooks go to {where.url}", flush=True)
    with destination.open_client() as client:
        run(destination.poster(where, client), ended)
    return 0


if __name__ == "__main__":
    sys.exit(main())
