"""The parameters that an environment may set: those whose value comes from nowhere else."""

import json
from pathlib import Path
from typing import Any

from amplify.environments.environment_refused import NoSuchParameter

AMPLIFY = Path(__file__).parents[1]
GIVEN_BY_THE_CLI = frozenset({"env", "deploymentBucketName", "s3Key"})

Values = dict[str, dict[str, dict[str, Any]]]
"""Category → resource → parameter → value."""


def parameters(amplify: Path = AMPLIFY) -> dict[tuple[str, str], frozenset[str]]:
    """Parameters by category and resource. The CLI's auth template takes none from us."""
    config = json.loads((amplify / "backend" / "backend-config.json").read_text())
    found = {}
    for file in sorted(amplify.glob("backend/*/*/*-cloudformation-template.json")):
        category, name = file.parts[-3:-1]
        dependencies = config.get(category, {}).get(name, {}).get("dependsOn", ())
        wired = {
            each["category"] + each["resourceName"] + attribute
            for each in dependencies
            for attribute in each["attributes"]
        }
        declared = json.loads(file.read_text()).get("Parameters", {}).keys()
        found[category, name] = frozenset(declared - wired - GIVEN_BY_THE_CLI)
    return found


def expect(values: Values, known: dict[tuple[str, str], frozenset[str]]) -> None:
    """Raises NoSuchParameter: nobody would notice that a misspelt value changes nothing."""
    for category, resources in values.items():
        for name, given in resources.items():
            for parameter in given:
                if parameter not in known.get((category, name), frozenset()):
                    raise NoSuchParameter(f"{category}/{name} {parameter}")
