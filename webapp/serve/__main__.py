"""`python -m webapp.serve`: the finished site on 127.0.0.1:LECTERN_SITE_PORT, until SIGTERM."""

import os
import signal
import sys
import threading

from webapp.build import places
from webapp.serve import hosting
from webapp.serve.server import LOOPBACK, SiteServer


def main() -> int:
    site = places.from_environ().dist
    port = int(os.environ.get("LECTERN_SITE_PORT", "3000"))
    try:
        server = SiteServer(site, port, hosting.read())
    except FileNotFoundError:
        print(f"There is no finished site in {site}. Run: .venv/bin/python -m webapp.build.finish")
        return 1
    except OSError as error:
        print(f"Port {port} (LECTERN_SITE_PORT) can't be used: {error.strerror}")
        return 1
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"The site is at http://{LOOPBACK}:{port}", flush=True)
    stop.wait()
    server.shutdown()
    server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
