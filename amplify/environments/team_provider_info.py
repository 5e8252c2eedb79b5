"""team-provider-info.json, the file in which the CLI looks for an environment's own.

Git ignores it: it names an account's stacks. Its values are a copy of the store's, made anew before
every push, so that a clone that has none, or old ones, resets nothing.
"""

import json
from pathlib import Path
from typing import Any

from amplify.environments.settable_parameters import AMPLIFY, Values

FILE = AMPLIFY / "team-provider-info.json"
CLI_OWN = frozenset({"deploymentBucketName", "s3Key"})
"""Where the CLI put a function's package: it keeps that beside the values."""

Team = dict[str, Any]


def read(file: Path) -> Team:
    known: Team = json.loads(file.read_text()) if file.exists() else {}
    return known


def write(file: Path, team: Team) -> None:
    file.write_text(json.dumps(team, indent=2))


def taken(present: Team, values: Values) -> Team:
    """An environment's section with these values and no others; what is the CLI's own stays."""
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
