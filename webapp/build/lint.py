"""`python -m webapp.build.lint`: the linter and the formatter of all TypeScript that people write.

`--write` formats the files in place and mends what can be mended without a thought. The rules are
those of biome.jsonc, which editors read too.
"""

import subprocess
import sys
from collections.abc import Sequence

from webapp.build import packages, places, toolchain
from webapp.build.build_failed import BuildFailed

GENERATED = "amplify/backend/types"
"""Written by the Amplify CLI at each push."""


def written() -> list[str]:
    """The TypeScript files that git keeps, or would with the next commit."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.ts"]
    listed = subprocess.run(command, cwd=places.ROOT, check=True, capture_output=True, text=True)
    files = [name for name in listed.stdout.splitlines() if (places.ROOT / name).is_file()]
    return [name for name in files if not name.startswith(GENERATED)]


def lint(where: places.Places, options: Sequence[str] = ()) -> int:
    """Biome's own exit status; what it has to say goes to standard output."""
    modules = packages.ensure(places.TOOLS, where.base / "tools")
    biome = modules / ".bin" / "biome"
    command = [str(biome), "check", "--error-on-warnings", *options, *written()]
    return subprocess.run(command, cwd=places.ROOT, env=toolchain.environ(), check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(lint(places.from_environ(), sys.argv[1:]))
    except BuildFailed as failure:
        sys.exit(str(failure))
