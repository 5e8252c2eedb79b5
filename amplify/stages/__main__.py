"""`python -m amplify.stages dev|test|prod [environment]`: gives an environment a stage's values.

They go where the CLI looks for an environment's own: team-provider-info.json, at
`<environment>.categories.<category>.<resource>`. What somebody set there besides stays. Run it
after `amplify init` or `env add`, before the push. Standard library only.
"""

import json
import sys
from pathlib import Path
from typing import Any

STAGES = Path(__file__).parent
TEAM = STAGES.parent / "team-provider-info.json"
Values = dict[str, Any]


def names() -> list[str]:
    return sorted(file.stem for file in STAGES.glob("*.json"))


def read(stage: str) -> Values:
    """Category → resource → parameter → value."""
    values: Values = json.loads((STAGES / f"{stage}.json").read_text())
    return values


def merged(known: Values, chosen: Values) -> Values:
    """`chosen` over `known`, mapping by mapping."""
    result = dict(known)
    for name, value in chosen.items():
        inner = result.get(name)
        both = isinstance(inner, dict) and isinstance(value, dict)
        result[name] = merged(inner, value) if both and inner is not None else value
    return result


def main(arguments: list[str]) -> int:
    if len(arguments) not in {1, 2} or arguments[0] not in names():
        sys.stderr.write(f"{__doc__}\n")
        return 2
    stage, environment = arguments[0], arguments[-1]
    team: Values = json.loads(TEAM.read_text()) if TEAM.exists() else {}
    if environment not in team:
        sys.stderr.write(f"There is no environment {environment}: run `amplify env add` first.\n")
        return 1
    team[environment] = merged(team[environment], {"categories": read(stage)})
    TEAM.write_text(json.dumps(team, indent=2))
    print(f"{environment} now has the values of {stage}. Push to use them.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
