"""`python -m webapp.build.finish`: the export becomes the site of one environment.

Reads what a deployment left (`outputs.json`) and writes a directory to serve: the export,
`lectern.config.json` and a policy in every page.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from webapp.build import configuration, places, shell
from webapp.build import content_security_policy as policy
from webapp.build.build_failed import BuildFailed, SettingMissing
from webapp.build.export import MARK
from webapp.build.places import Places

CHARSET = '<meta charSet="utf-8"/>'
COMPRESSED = {".br", ".gz"}
COPIES = {"index.html", *(f"index.html{suffix}" for suffix in COMPRESSED)}
PICTURE = 'content="/og.png"'


def site_config(outputs: Mapping[str, object]) -> dict[str, str]:
    """Only what a browser needs: no key and no password of the outputs gets further."""
    for name in configuration.REQUIRED:
        if not outputs.get(name):
            raise SettingMissing(name)
    chosen = {name: str(outputs[name]) for name in configuration.REQUIRED}
    chosen |= {name: str(outputs[name]) for name in configuration.OPTIONAL if outputs.get(name)}
    pictures = outputs.get(configuration.MEDIA_ORIGIN) or policy.origin(
        str(outputs.get("cmsUrl", ""))
    )
    chosen[configuration.MEDIA_ORIGIN] = str(pictures)
    return chosen


def sources(config: dict[str, str]) -> policy.Sources:
    region = config["region"]
    aws = (
        [policy.origin(config["awsEndpoint"])]
        if "awsEndpoint" in config
        else [
            f"https://{service}.{region}.amazonaws.com"
            for service in ("cognito-idp", "cognito-identity", "dynamodb")
        ]
    )
    connect = dict.fromkeys([*aws, policy.origin(config["apiUrl"])])
    images = [config["mediaOrigin"]] if config["mediaOrigin"] else []
    films = [config["privateMediaOrigin"]] if config.get("privateMediaOrigin") else []
    return policy.Sources(tuple(connect), tuple(images), tuple(films))


def _with_policy(html: str, rules: dict[str, tuple[str, ...]]) -> str:
    """The policy stands first in the head, before anything that it governs."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy.text(rules)}"/>'
    return html.replace("<head>", f"<head>{CHARSET}{tag}", 1)


def _drop_copies(site: Path) -> None:
    """The export holds `/x` twice. Beside `x.html` a folder would make hostings lead to `/x/`."""
    for page in site.glob("*.html"):
        folder = page.with_suffix("")
        if folder.is_dir() and {one.name for one in folder.iterdir()} <= COPIES:
            shutil.rmtree(folder)


def _name_picture(site: Path, site_url: str) -> None:
    """Whoever shows a preview of a link takes only a whole address (ogp.me, "og:image")."""
    picture = f'content="{site_url.rstrip("/")}/og.png"'
    for page in site.rglob("*.html"):
        page.write_text(page.read_text().replace(PICTURE, picture))


def _tell_missing(site: Path) -> None:
    page = site / "404.html"
    if page.exists():
        page.write_text(shell.of_nothing(page.read_text()))


def _guard_pages(site: Path, allowed: policy.Sources) -> None:
    """Writes the policy into every page; the compressed copies would be out of date."""
    pages = sorted(site.rglob("*.html"))
    scripts = [text for page in pages for text in policy.inline_scripts(page.read_text())]
    rules = policy.directives(map(policy.script_hash, scripts), allowed)
    for page in pages:
        page.write_text(_with_policy(page.read_text(), rules))
        for suffix in COMPRESSED:
            page.with_name(page.name + suffix).unlink(missing_ok=True)


def finish(where: Places, outputs_file: Path) -> None:
    configure(where, json.loads(outputs_file.read_text()))


def configure(where: Places, outputs: Mapping[str, object]) -> None:
    """Makes `where.dist` from `where.export`; `outputs` are a deployment's, by their names."""
    config = site_config(outputs)
    draft = where.base / "dist.draft"
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(where.export, draft, ignore=shutil.ignore_patterns(MARK))
    _drop_copies(draft)
    _name_picture(draft, str(outputs.get("siteUrl", "")))
    _tell_missing(draft)
    _guard_pages(draft, sources(config))
    (draft / configuration.NAME).write_text(json.dumps(config, indent=2) + "\n")
    shutil.rmtree(where.dist, ignore_errors=True)
    draft.rename(where.dist)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    default = places.state_directory() / "outputs.json"
    parser.add_argument("--outputs", type=Path, default=default)
    try:
        finish(places.from_environ(), parser.parse_args().outputs)
    except (BuildFailed, FileNotFoundError) as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
