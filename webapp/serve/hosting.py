"""The hosting's own files, which this server applies as Amplify Hosting does."""

from dataclasses import dataclass
from pathlib import Path

from webapp.build.places import ROOT
from webapp.serve import headers, rewrites

HEADERS = ROOT / "customHttp.yml"
REWRITES = ROOT / "amplify" / "hosting" / "rewrites.json"


@dataclass(frozen=True)
class Hosting:
    headers: tuple[headers.HeaderRule, ...]
    rewrites: tuple[rewrites.Rewrite, ...]


def read(headers_file: Path = HEADERS, rewrites_file: Path = REWRITES) -> Hosting:
    return Hosting(headers.read(headers_file), rewrites.read(rewrites_file))
