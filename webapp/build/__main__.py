"""`python -m webapp.build`: exports the site; `finish` also makes the directory to serve."""

import sys

from webapp.build import export, places
from webapp.build.build_failed import BuildFailed


def main() -> int:
    where = places.from_environ()
    print(f"Building the site (log: {where.log})", flush=True)
    try:
        seconds = export.export(where)
    except BuildFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    print(f"Built in {seconds:.1f} s" if seconds else "Nothing changed since the last build")
    return 0


if __name__ == "__main__":
    sys.exit(main())
