"""`python -m amplify.plain`: writes the plain CloudFormation template and what it deploys."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from amplify import packaging, project
from amplify.plain import folder
from amplify.plain.errors import TemplateFailed
from amplify.project import Resource
from amplify.project.root import ROOT

FOLDER = ROOT / ".local" / "template"
NEXT = """
Written to {folder}. To deploy it, with the credentials of the account and the region set:

  aws cloudformation deploy --stack-name lectern-<env>-bucket \\
    --template-file {folder}/bucket.json --parameter-overrides env=<env>
  aws cloudformation package --template-file {folder}/root.json --use-json \\
    --s3-bucket <the bucket it made> --output-template-file {folder}/packaged.json
  aws cloudformation deploy --stack-name lectern-<env> --template-file {folder}/packaged.json \\
    --s3-bucket <the same bucket> --capabilities CAPABILITY_NAMED_IAM \\
    --parameter-overrides env=<env> siteOrigin=https://… cmsApiUrl=https://…

docs/leaving-amplify.md says how a live environment moves."""


def main() -> int:
    asked = _arguments()
    try:
        resources = project.load(ROOT / "amplify")
        folder.write(resources, asked.folder, lambda: _layer(asked, resources))
    except (TemplateFailed, packaging.PackageIncomplete) as failure:
        print(failure, file=sys.stderr)
        return 1
    print(NEXT.format(folder=asked.folder))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m amplify.plain", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--architecture", choices=packaging.LAMBDA_PLATFORM, default="arm64")
    parser.add_argument(
        "--installed", action="store_true", help="a layer of this Python's packages, no network"
    )
    return parser.parse_args()


def _layer(asked: argparse.Namespace, resources: Iterable[Resource]) -> Mapping[str, bytes]:
    if asked.installed:
        return packaging.layer_as_installed()
    layer = next(each for each in resources if each.name == packaging.LAYER)
    properties = layer.template["Resources"]["LambdaLayer"]["Properties"]
    return packaging.layer_for_lambda(properties["CompatibleRuntimes"][0], asked.architecture)


if __name__ == "__main__":
    sys.exit(main())
