"""`python -m access.rights`: writes the policies of amplify/rights from the templates again."""

import json
from pathlib import Path

from access.rights import choices, policies
from amplify.project.root import ROOT

FOLDER = ROOT / "amplify" / "rights"


def write(folder: Path, found: dict[str, policies.Policy]) -> None:
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    for name, policy in found.items():
        (folder / f"{name}.json").write_text(json.dumps(policy, indent=2) + "\n")


if __name__ == "__main__":
    write(FOLDER, policies.all_of(choices.read()))
