"""`python -m amplify.outputs`: the site's configuration for the environment, as JSON.

It reads amplify-meta.json, which the CLI writes at push and pull and in the hosting build, because
aws-exports.js lacks the outputs of custom stacks.
"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

META = Path(__file__).with_name("backend") / "amplify-meta.json"


def of_meta(meta: dict[str, Any], media_origin: str) -> dict[str, str]:
    """Values by the names of the outputs file; raises KeyError if a stack isn't deployed."""
    auth = meta["auth"]["lectern"]["output"]
    tables = {name: meta["storage"][name]["output"] for name in ("content", "learners")}
    return {
        "region": tables["content"]["Region"],
        "userPoolId": auth["UserPoolId"],
        "userPoolClientId": auth["AppClientIDWeb"],
        "identityPoolId": auth["IdentityPoolId"],
        "contentTable": tables["content"]["Name"],
        "learnersTable": tables["learners"]["Name"],
        "apiUrl": meta["custom"]["api"]["output"]["Url"],
        "mediaOrigin": media_origin,
        "privateMediaOrigin": _given(meta["custom"]["media"]["output"]["PrivateMediaOrigin"]),
    }


def _given(output: str) -> str:
    """Empty if the stack says that there is none."""
    return "" if output == "none" else output


def site_url(environ: Mapping[str, str]) -> str:
    """Empty if it can't be known.

    A branch's own address is `https://<branch>.<app id>.amplifyapp.com`; AWS_BRANCH and AWS_APP_ID
    are set in every hosting build (Amplify Hosting user guide, "Environment variables").
    """
    if chosen := environ.get("LECTERN_SITE_URL"):
        return chosen
    branch, app = environ.get("AWS_BRANCH"), environ.get("AWS_APP_ID")
    return f"https://{branch.replace('/', '-')}.{app}.amplifyapp.com" if branch and app else ""


def main() -> int:
    media_origin = os.environ.get("LECTERN_MEDIA_ORIGIN", "")
    if not media_origin:
        print("Set LECTERN_MEDIA_ORIGIN to the origin of the CMS's pictures.", file=sys.stderr)
        return 1
    if not META.exists():
        print(f"{META} is missing: run `amplify pull` first.", file=sys.stderr)
        return 1
    outputs = of_meta(json.loads(META.read_text()), media_origin)
    json.dump({**outputs, "siteUrl": site_url(os.environ)}, sys.stdout, indent=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
