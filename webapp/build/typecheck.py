"""`python -m webapp.build.typecheck`: `tsc --strict` over the data layer, its tests and Amplify's
overrides.

Vite strips types without looking at them, and the Amplify CLI compiles overrides unstrictly.
The packages are those of the npm lock, the settings those of tsconfig.json, which editors read.
"""

import json
import subprocess
import sys
from pathlib import Path

from webapp.build import packages, places, sources, toolchain
from webapp.build.build_failed import BuildFailed

OVERRIDES = places.ROOT / "amplify" / "backend" / "*" / "*" / "override.ts"
SETTINGS = places.ROOT / "tsconfig.json"
TESTS = places.ROOT / "tests" / "unit" / "webapp" / "client"


def of_sources() -> dict[str, object]:
    """Here the sources and the packages stand together: nothing need lead from one to the other."""
    return {
        "extends": str(SETTINGS),
        "compilerOptions": {"paths": {}, "rootDirs": []},
        "include": ["src/**/*.ts", str(OVERRIDES)],
    }


def of_tests(tools: Path) -> dict[str, object]:
    """The tests run in Node, so they have its types; the browser's sources don't."""
    paths = {
        "#client/*": ["./src/*"],
        "react": ["./node_modules/@types/react"],
        "react-router": ["./node_modules/react-router/dist/production"],
        "happy-dom": [str(tools / "happy-dom")],
        "*": ["./node_modules/*"],
    }
    here = {"paths": paths, "rootDirs": [], "typeRoots": ["./node_modules/@types"]}
    return {
        "extends": str(TESTS / "tsconfig.json"),
        "compilerOptions": here,
        "include": [str(TESTS / "**" / "*.ts")],
    }


def typecheck(where: places.Places) -> int:
    """tsc's own exit status; what it has to say goes to standard output."""
    directory = where.base / "typecheck"
    tsc = packages.ensure(places.LOCK, directory) / ".bin" / "tsc"
    tools = packages.ensure(places.TOOLS, where.base / "tools")
    sources.write_client(directory / "src")
    failed = 0
    for name, settings in (("tsconfig.json", of_sources()), ("tests.json", of_tests(tools))):
        (directory / name).write_text(json.dumps(settings))
        command = [str(tsc), "-p", name]
        ran = subprocess.run(command, cwd=directory, env=toolchain.environ(), check=False)
        failed = failed or ran.returncode
    return failed


if __name__ == "__main__":
    try:
        sys.exit(typecheck(places.from_environ()))
    except BuildFailed as failure:
        sys.exit(str(failure))
