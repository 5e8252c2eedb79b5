"""How the weight of code is measured."""

import json
import re
from pathlib import Path

from amplify.project.root import ROOT
from tests.bench import bundles


def test_each_file_counts_as_it_is_sent(tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_text("a sentence that repeats itself. " * 1000)
    brotli, gzip = bundles.compressed([one])
    assert 0 < brotli < gzip < 1
    assert bundles.compressed([one, one]) == (2 * brotli, 2 * gzip)


def test_the_peer_is_locked_by_hashes_and_names_no_registry() -> None:
    lock = json.loads((bundles.PEER / "package-lock.json").read_text())
    wanted = json.loads((bundles.PEER / "package.json").read_text())["dependencies"]
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all("integrity" in package for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_what_is_weighed_as_our_client_is_what_the_client_has() -> None:
    weighed = re.findall(r'export \{ (.+) \} from "\./(src/\w+\.ts)"', bundles.OURS)
    assert len(weighed) == 2
    for names, file in weighed:
        source = (ROOT / "webapp" / "client" / file).read_text()
        exported = set(re.findall(r"^export (?:async )?(?:function|const) (\w+)", source, re.M))
        assert set(names.split(", ")) <= exported
