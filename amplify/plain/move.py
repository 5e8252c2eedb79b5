"""`python -m amplify.plain.move <stack>`: writes the import of a live environment's data.

It is written beside root.json, from what the stacks below the Amplify root stack hold; nothing is
changed. Credentials and region are the AWS SDK's usual ones. docs/leaving-amplify.md has the steps.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import boto3

from amplify import project
from amplify.plain import adoption, kept, live
from amplify.plain.__main__ import FOLDER
from amplify.plain.errors import TemplateFailed
from amplify.plain.folder import write_json
from amplify.plain.live import Stacks
from amplify.project import Resource
from amplify.project.root import ROOT

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient

IMPORT_TEMPLATE = "import.json"
RESOURCES_TO_IMPORT = "resources-to-import.json"


def prepare(
    cloudformation: "CloudFormationClient",
    stacks: Stacks,
    resources: Iterable[Resource],
    folder: Path,
) -> None:
    """Raises WouldBeLost or NotFound, and writes nothing then."""
    given = [each for each in resources if kept.of(each.template)]
    holding = {each.key: stacks[each.key] for each in given if each.key in stacks}
    live.expect_retained(cloudformation, holding)
    physical = {key: live.physical_ids(cloudformation, each) for key, each in holding.items()}
    root = json.loads((folder / "root.json").read_text())
    wanted = adoption.resources_to_import(root, given, physical)
    write_json(folder / IMPORT_TEMPLATE, adoption.template(root))
    write_json(folder / RESOURCES_TO_IMPORT, wanted)
    print(f"{len(wanted)} resources can be imported: {folder / RESOURCES_TO_IMPORT}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m amplify.plain.move", description=__doc__)
    parser.add_argument("stack", help="the Amplify root stack, e.g. amplify-lectern-prod-123456")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    asked = parser.parse_args()
    cloudformation = boto3.client("cloudformation")
    stacks = live.nested_stacks(cloudformation, asked.stack)
    try:
        prepare(cloudformation, stacks, project.load(ROOT / "amplify"), asked.folder)
    except TemplateFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
