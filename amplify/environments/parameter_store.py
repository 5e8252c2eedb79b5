"""An environment's values in Parameter Store, one parameter per value.

`/lectern/<environment>/<category>/<resource>/<parameter>`. Only the account is visible to every
developer's clone and to a hosting build. A value in a clone's file gets lost or reset by the next
build without that file.
"""

from collections.abc import Iterable
from typing import Any

from amplify.environments.settable_parameters import Values

NOTHING = ""
"""Parameter Store accepts no empty value, so an empty text deletes a value."""


def prefix(environment: str) -> str:
    return f"/lectern/{environment}/"


def read(ssm: Any, environment: str) -> Values:
    values: Values = {}
    pages = ssm.get_paginator("get_parameters_by_path").paginate(
        Path=prefix(environment).rstrip("/"), Recursive=True
    )
    for page in pages:
        for each in page["Parameters"]:
            category, name, parameter = each["Name"].removeprefix(prefix(environment)).split("/")
            values.setdefault(category, {}).setdefault(name, {})[parameter] = each["Value"]
    return values


def write(ssm: Any, environment: str, values: Values) -> None:
    """Sets the given values; an empty text deletes a value. Other values stay."""
    for name, value in _flat(values):
        if value == NOTHING:
            ssm.delete_parameters(Names=[prefix(environment) + name])
            continue
        ssm.put_parameter(
            Name=prefix(environment) + name, Value=value, Type="String", Overwrite=True
        )


def _flat(values: Values) -> Iterable[tuple[str, str]]:
    for category, resources in values.items():
        for name, given in resources.items():
            for parameter, value in given.items():
                yield f"{category}/{name}/{parameter}", str(value)
