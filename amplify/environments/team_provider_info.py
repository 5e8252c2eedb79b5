"""team-provider-info.json, from which the CLI reads an environment's values.

Git ignores it, because it names an account's stacks. Its values are a copy of the stored ones, made
before every push, so that a clone with no values or old values resets nothing.
"""

import json
from pathlib import Path
from typing import Any

from amplify.environments.settable_parameters import AMPLIFY, Values

FILE = AMPLIFY / "team-provider-info.json"
CLI_OWN = frozenset({"deploymentBucketName", "s3Key"})
"""The location of a function's package, which the CLI keeps beside the values."""

Team = dict[str, Any]


def read(file: Path) -> Team:
    known: Team = json.loads(file.read_text()) if file.exists() else {}
    return known


def write(file: Path, team: Team) -> None:
    file.write_text(json.dumps(team, indent=2))


def taken(present: Team, values: Values) -> Team:
    """An environment's section with only these values; the CLI's own entries stay."""
    categories: Values = {}
    for category, resources in present.get("categories", {}).items():
        for name, given in resources.items():
            own = {key: value for key, value in given.items() if key in CLI_OWN}
            if own:
                categories.setdefault(category, {})[name] = own
    for category, resources in values.items():
        for name, given in resources.items():
            categories.setdefault(category, {}).setdefault(name, {}).update(given)
    return {**present, "categories": categories}
