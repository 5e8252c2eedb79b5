"""`python -m amplify.hosting --app-id ID`: applies the repository's settings to a hosted app.

Amplify Hosting reads `amplify.yml` and `customHttp.yml` from the repository, but stores rewrites
and branch settings in the app. `--show` only prints them, in the form that
`aws amplify update-app --cli-input-json` takes.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Protocol

import boto3

from amplify.hosting import firewall

FOLDER = Path(__file__).parent
REWRITES = FOLDER / "rewrites.json"
SETTINGS = FOLDER / "settings.json"


class Hosting(Protocol):
    """The only operation of AWS Amplify that is needed."""

    def update_app(self, **settings: Any) -> Any: ...


def settings() -> dict[str, Any]:
    """The parameters of `UpdateApp`; settings that aren't named stay as they are."""
    chosen: dict[str, Any] = json.loads(SETTINGS.read_text())
    return {**chosen, "customRules": json.loads(REWRITES.read_text())}


def apply(hosting: Hosting, app_id: str) -> str:
    """Returns a sentence that says what was done."""
    chosen = settings()
    hosting.update_app(appId=app_id, **chosen)
    return f"{app_id} has {len(chosen['customRules'])} rewrites and makes no branch by itself."


def main() -> int:
    parser = argparse.ArgumentParser(description="Gives a hosted app its checked-in settings.")
    parser.add_argument("--app-id", required=True)
    parser.add_argument("--region", default=None)
    parser.add_argument("--firewall", metavar="ARN", help="the web ACL to put before the app")
    parser.add_argument("--show", action="store_true", help="print them and change nothing")
    asked = parser.parse_args()
    if asked.show:
        json.dump({"appId": asked.app_id, **settings()}, sys.stdout, indent=2)
        return 0
    amplify = boto3.client("amplify", region_name=asked.region)
    print(apply(amplify, asked.app_id))
    if asked.firewall:
        wafv2 = boto3.client("wafv2", region_name=firewall.REGION)
        try:
            print(firewall.associate(amplify, wafv2, asked.app_id, asked.firewall))
        except firewall.NotTheSitesFirewall as refused:
            sys.exit(str(refused))
    return 0


if __name__ == "__main__":
    sys.exit(main())
