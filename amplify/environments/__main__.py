"""`python -m amplify.environments show|set|take <environment>`: an environment's values.

    show prod                                       prints the stored values
    set prod custom/api requestsPerSecond=20        stores a value; an empty value deletes it
    take prod                                       copies the values to the Amplify CLI's file

The hosting build takes the values itself. `amplify push` with other values stops, and takes the
stored ones for the next push (amplify/hooks/pre-push.py). A push needs --force to deploy them,
because the CLI sees no change if only a value is new.
"""

import argparse
import sys
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from amplify.environments import parameter_store, settable_parameters, team_provider_info
from amplify.environments.environment_refused import EnvironmentRefused, NoSuchParameter
from amplify.environments.settable_parameters import Values


def take(ssm: Any, environment: str) -> int:
    """Returns how many values team-provider-info.json now has for the environment."""
    values = parameter_store.read(ssm, environment)
    settable_parameters.expect(values, settable_parameters.parameters())
    known = team_provider_info.read(team_provider_info.FILE)
    known[environment] = team_provider_info.taken(known.get(environment, {}), values)
    team_provider_info.write(team_provider_info.FILE, known)
    return sum(len(given) for resources in values.values() for given in resources.values())


def chosen(resource: str, pairs: list[str]) -> Values:
    """Raises NoSuchParameter."""
    category, _, name = resource.partition("/")
    given = {}
    for pair in pairs:
        parameter, equals, value = pair.partition("=")
        if not equals:
            raise NoSuchParameter(pair)
        given[parameter] = value
    values: Values = {category: {name: given}}
    settable_parameters.expect(values, settable_parameters.parameters())
    return values


def shown(values: Values) -> str:
    lines = [
        f"{category}/{name} {parameter}={value}"
        for category, resources in sorted(values.items())
        for name, given in sorted(resources.items())
        for parameter, value in sorted(given.items())
    ]
    return "\n".join(lines) or "It sets no value: it uses the project's own."


def act(ssm: Any, given: argparse.Namespace) -> str:
    if given.command == "set":
        parameter_store.write(ssm, given.environment, chosen(given.resource, given.values))
    if given.command == "take":
        return f"{take(ssm, given.environment)} values of {given.environment} are to be pushed."
    return shown(parameter_store.read(ssm, given.environment))


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m amplify.environments",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("show", "set", "take"):
        command = commands.add_parser(name)
        command.add_argument("environment")
        if name == "set":
            command.add_argument("resource", help="category/resource, e.g. custom/api")
            command.add_argument("values", nargs="+", metavar="parameter=value")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    given = _arguments(arguments)
    try:
        said = act(boto3.client("ssm"), given)
    except (EnvironmentRefused, BotoCoreError, ClientError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(said)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
