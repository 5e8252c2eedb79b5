"""`python -m local.cms`: prepare the database when needed, then serve on loopback."""

import os
import signal
import sys
from types import FrameType

from local.settings import LOOPBACK, SettingsInvalid

THREADS = 8


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def main() -> int:
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    os.environ["DJANGO_SETTINGS_MODULE"] = "local.cms.settings"
    try:
        from local.cms.wsgi import application
    except SettingsInvalid as error:
        print(error, file=sys.stderr)
        return 2
    import waitress
    from django.conf import settings

    from local.cms.prepare import prepare

    prepare()
    print(f"CMS at {settings.CMS.origin}/admin/", flush=True)
    try:
        waitress.serve(
            application, host=LOOPBACK, port=settings.CMS.port, threads=THREADS, ident=None
        )
    except OSError as error:
        print(f"LECTERN_CMS_PORT {settings.CMS.port} can't be used: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
