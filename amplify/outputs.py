"""`python -m amplify.outputs`: what the site needs to know of the environment, as JSON.

Reads amplify-meta.json, which the CLI writes at push and pull and in the hosting build, since
aws-exports.js leaves out what custom stacks put out.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

META = Path(__file__).with_name("backend") / "amplify-meta.json"


def of_meta(meta: dict[str, Any], media_origin: str) -> dict[str, str]:
    """By the names of the outputs file; raises KeyError where a stack isn't deployed."""
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
    }


def main() -> int:
    media_origin = os.environ.get("LECTERN_MEDIA_ORIGIN", "")
    if not media_origin:
        print("Set LECTERN_MEDIA_ORIGIN to the origin of the CMS's pictures.", file=sys.stderr)
        return 1
    if not META.exists():
        print(f"{META} is missing: run `amplify pull` first.", file=sys.stderr)
        return 1
    json.dump(of_meta(json.loads(META.read_text()), media_origin), sys.stdout, indent=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
