"""What code weighs on its way to a browser: bundled, made small, and compressed by brotli."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from webapp.build import sources, toolchain
from webapp.build.places import Places

PEER = Path(__file__).with_name("peer")
SIGN_IN = ("@aws-amplify/core", "@aws-amplify/auth", "@aws-amplify/auth/cognito")
OURS = """\
export { call, itemsOf, queryAll } from "./src/dynamodb.ts";
export { put, query, remove } from "./src/expressions.ts";
"""
THEIRS = """\
export { DynamoDBClient } from "@aws-sdk/client-dynamodb";
export {
  DynamoDBDocumentClient, QueryCommand, PutCommand, DeleteCommand,
} from "@aws-sdk/lib-dynamodb";
"""
COMPRESS = """
const { brotliCompressSync, gzipSync } = require("node:zlib");
const { readFileSync } = require("node:fs");
const sizes = process.argv.slice(1).map((file) => {
  const text = readFileSync(file);
  return [brotliCompressSync(text).length, gzipSync(text, { level: 9 }).length];
});
console.log(JSON.stringify(sizes));
"""


def compressed(files: Sequence[Path]) -> tuple[float, float]:
    """Kilobytes of 1000 bytes by brotli and by gzip, each file by itself, as they are sent."""
    ran = subprocess.run(
        [toolchain.BIN / "node", "-e", COMPRESS, "--", *files],
        check=True,
        capture_output=True,
        text=True,
    )
    sizes = json.loads(ran.stdout)
    return sum(brotli for brotli, _ in sizes) / 1000, sum(gzip for _, gzip in sizes) / 1000


def _bundle(folder: Path, bundler: Path, entry: Path, external: Sequence[str]) -> list[Path]:
    """The code that the entry needs at once; what it imports later is not among it."""
    out = folder / "out"
    command: list[str | Path] = [toolchain.BIN / "node", bundler, entry, "--dir", out, "--minify"]
    command += ["--format", "esm", "--platform", "browser"]
    for name in external:
        command += ["--external", name]
    toolchain.run("Bundling", command, folder, folder / "bundle.log")
    return [file for file in out.glob("*.js") if not file.name.startswith("amplify")]


def _bundler(site: Places) -> Path:
    return site.web / "node_modules" / "rolldown" / "bin" / "cli.mjs"


def our_client(site: Places, folder: Path) -> float:
    """Our DynamoDB client without the sign-in library, which the peer would need too."""
    sources.write_client(folder / "src")
    entry = folder / "entry.ts"
    entry.write_text(OURS)
    return compressed(_bundle(folder, _bundler(site), entry, SIGN_IN))[0]


def install_peers(folder: Path) -> None:
    """The packages of `peer/`, whose lock holds their hashes."""
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(PEER / name, folder / name)
    npm: list[str | Path] = [toolchain.BIN / "npm", "ci", "--ignore-scripts"]
    toolchain.run("Installing the peers", npm, folder, folder / "install.log")


def aws_client(site: Places, folder: Path) -> float:
    """AWS's own."""
    install_peers(folder)
    entry = folder / "entry.js"
    entry.write_text(THEIRS)
    return compressed(_bundle(folder, _bundler(site), entry, ()))[0]
