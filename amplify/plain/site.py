"""`python -m amplify.plain.site <stack>`: what the site needs to know, as amplify.outputs says.

Reads the outputs of the plain stack in place of amplify-meta.json. LECTERN_MEDIA_ORIGIN and
LECTERN_SITE_URL mean what they mean there.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import boto3

from amplify import project
from amplify.outputs import of_meta, site_url
from amplify.project import Resource
from amplify.project.root import ROOT


def of_stack(
    outputs: Mapping[str, str], resources: Iterable[Resource], media_origin: str
) -> dict[str, str]:
    """By the names of the outputs file; `outputs` are the root stack's own."""
    meta: dict[str, dict[str, Any]] = {}
    given = tuple(resources)
    found = by_resource(outputs, given)
    for each in given:
        meta.setdefault(each.category, {})[each.name] = {"output": found[each.key]}
    return of_meta(meta, media_origin)


def by_resource(
    outputs: Mapping[str, str], resources: Iterable[Resource]
) -> dict[str, dict[str, str]]:
    """What each part put out, by its key and the names that it has there."""
    return {
        each.key: {
            name.removeprefix(each.key): value
            for name, value in outputs.items()
            if name.startswith(each.key)
        }
        for each in resources
    }


def main() -> int:
    media_origin = os.environ.get("LECTERN_MEDIA_ORIGIN", "")
    if len(sys.argv) != 2 or not media_origin:
        print("Give the stack's name, and set LECTERN_MEDIA_ORIGIN.", file=sys.stderr)
        return 1
    described = boto3.client("cloudformation").describe_stacks(StackName=sys.argv[1])
    found = {each["OutputKey"]: each["OutputValue"] for each in described["Stacks"][0]["Outputs"]}
    outputs = of_stack(found, project.load(ROOT / "amplify"), media_origin)
    json.dump({**outputs, "siteUrl": site_url(os.environ)}, sys.stdout, indent=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
