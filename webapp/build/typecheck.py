"""`python -m webapp.build.typecheck`: `tsc --strict` over the data layer and Amplify's overrides.

Vite strips types without looking at them, and the Amplify CLI compiles overrides unstrictly.
The packages are those of the npm lock, installed once for each state of the lock.
"""

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from webapp.build import lock, places, sources, toolchain
from webapp.build.build_failed import BuildFailed

MARK = "installed"
OVERRIDES = places.ROOT / "amplify" / "backend" / "*" / "*" / "override.ts"
OPTIONS = {
    "strict": True,
    "noEmit": True,
    "target": "ES2023",
    "lib": ["ES2023", "DOM", "DOM.Iterable"],
    "module": "ESNext",
    "moduleResolution": "bundler",
    "allowImportingTsExtensions": True,
    # Node runs the tests by stripping types: nothing may need more than that.
    "erasableSyntaxOnly": True,
    "verbatimModuleSyntax": True,
    "noUncheckedIndexedAccess": True,
    "noPropertyAccessFromIndexSignature": True,
    "exactOptionalPropertyTypes": True,
    "noImplicitReturns": True,
    "noFallthroughCasesInSwitch": True,
    "noUnusedLocals": True,
    "noUnusedParameters": True,
    "skipLibCheck": True,
    "types": [],
}


def _install(directory: Path, log: Path) -> None:
    wanted = sha256((places.LOCK / "package-lock.json").read_bytes()).hexdigest()
    mark = directory / MARK
    if mark.exists() and mark.read_text() == wanted:
        return
    mark.unlink(missing_ok=True)
    for name in lock.FILES:
        shutil.copyfile(places.LOCK / name, directory / name)
    command = [str(toolchain.BIN / "npm"), "ci", "--ignore-scripts", "--legacy-peer-deps"]
    toolchain.run("Installing TypeScript", command, directory, log)
    mark.write_text(wanted)


def typecheck(where: places.Places) -> int:
    """tsc's own exit status; what it has to say goes to standard output."""
    directory = where.base / "typecheck"
    directory.mkdir(parents=True, exist_ok=True)
    _install(directory, where.base / "typecheck.log")
    sources.write_client(directory / "src")
    settings = {"compilerOptions": OPTIONS, "include": ["src/**/*.ts", str(OVERRIDES)]}
    (directory / "tsconfig.json").write_text(json.dumps(settings))
    tsc = directory / "node_modules" / ".bin" / "tsc"
    return subprocess.run(
        [tsc, "-p", "tsconfig.json"], cwd=directory, env=toolchain.environ(), check=False
    ).returncode


if __name__ == "__main__":
    try:
        sys.exit(typecheck(places.from_environ()))
    except BuildFailed as failure:
        sys.exit(str(failure))
