"""`python -m amplify.stages dev|test|prod [environment]`: gives an environment a stage's values.

They are stored where every push finds them (`amplify/environments/parameter_store.py`). Other
values that somebody set there stay.
"""

import json
import sys
from pathlib import Path

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from amplify.environments import parameter_store
from amplify.environments.settable_parameters import Values

STAGES = Path(__file__).parent


def names() -> list[str]:
    return sorted(file.stem for file in STAGES.glob("*.json"))


def read(stage: str) -> Values:
    values: Values = json.loads((STAGES / f"{stage}.json").read_text())
    return values


def main(arguments: list[str]) -> int:
    if len(arguments) not in {1, 2} or arguments[0] not in names():
        sys.stderr.write(f"{__doc__}\n")
        return 2
    stage, environment = arguments[0], arguments[-1]
    try:
        parameter_store.write(boto3.client("ssm"), environment, read(stage))
    except (BotoCoreError, ClientError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{environment} now has the values of {stage}. `amplify push --force` uses them.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
