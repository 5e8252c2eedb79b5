"""The browser's sanitiser by itself: bundled as the site bundles it, in a page of Chromium."""

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from webapp.build import sources, toolchain
from webapp.build.places import Places

ENTRY = """\
import { line, text } from "./src/sanitise.ts";
Object.assign(globalThis, { cleaner: { line, text } });
"""
_ADDED = re.compile(r' (?:dir="(?:ltr|rtl)"|id="[^"]*")')
_ATTRIBUTE = re.compile(r'[a-z]+="[^"]*"')
_TAG = re.compile(rf"<([a-z0-9]+)((?: {_ATTRIBUTE.pattern})+)>")


def script(site: Places, folder: Path) -> str:
    """The code of `sanitise.ts` and DOMPurify, of the packages that the site was built from."""
    sources.write_client(folder / "src")
    (folder / "entry.ts").write_text(ENTRY)
    modules = site.web / "node_modules"
    (folder / "node_modules").symlink_to(modules)
    out = folder / "cleaner.js"
    bundler = modules / "rolldown" / "bin" / "cli.mjs"
    command: list[str | Path] = [toolchain.BIN / "node", bundler, "entry.ts", "-o", out]
    command += ["--format", "iife", "--platform", "browser"]
    toolchain.run("Bundling", command, folder, folder / "bundle.log")
    return out.read_text()


def cleaned(page: Page, texts: Sequence[str], kind: str = "text") -> list[str]:
    """Of each text, what the browser shows."""
    made: list[str] = page.evaluate(
        "([texts, kind]) => texts.map((one) => globalThis.cleaner[kind](one))", [list(texts), kind]
    )
    return made


def written(html: str) -> str:
    """Without what the page adds to clean text, and with each tag's attributes in one order."""
    return _TAG.sub(_in_order, _ADDED.sub("", html))


def _in_order(tag: re.Match[str]) -> str:
    return f"<{tag[1]} {' '.join(sorted(_ATTRIBUTE.findall(tag[2])))}>"
