"""`python -m amplify.plain.write_import <stack>`: writes the import of a live environment's data.

It reads the stacks below the Amplify root stack, changes none of them, and writes beside root.json.
Credentials and Region are the AWS SDK's usual ones. docs/leaving-amplify.md has the steps.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import boto3

from amplify import project
from amplify.plain import amplify_stacks, resource_import, retained
from amplify.plain.__main__ import FOLDER
from amplify.plain.amplify_stacks import Stacks
from amplify.plain.folder import write_json
from amplify.plain.template_failed import TemplateFailed
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
    """Raises WouldBeLost or NotFound before it writes anything."""
    given = [each for each in resources if retained.of(each.template)]
    holding = {each.key: stacks[each.key] for each in given if each.key in stacks}
    amplify_stacks.expect_retained(cloudformation, holding)
    physical = {
        key: amplify_stacks.physical_ids(cloudformation, each) for key, each in holding.items()
    }
    root = json.loads((folder / "root.json").read_text())
    wanted = resource_import.resources_to_import(root, given, physical)
    write_json(folder / IMPORT_TEMPLATE, resource_import.template(root))
    write_json(folder / RESOURCES_TO_IMPORT, wanted)
    print(f"{len(wanted)} resources can be imported: {folder / RESOURCES_TO_IMPORT}")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m amplify.plain.write_import", description=__doc__
    )
    parser.add_argument("stack", help="the Amplify root stack, e.g. amplify-lectern-prod-123456")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    asked = parser.parse_args()
    cloudformation = boto3.client("cloudformation")
    stacks = amplify_stacks.nested_stacks(cloudformation, asked.stack)
    try:
        prepare(cloudformation, stacks, project.load(ROOT / "amplify"), asked.folder)
    except TemplateFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
