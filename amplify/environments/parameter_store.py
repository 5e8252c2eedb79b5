"""An environment's values in Parameter Store, one parameter each.

`/lectern/<environment>/<category>/<resource>/<parameter>`. The account is the one place that a
developer's clone, another's and a hosting build all see. What is only in a file of a clone is
forgotten, or reset, by the next build that doesn't have it.
"""

from collections.abc import Iterable
from typing import Any

from amplify.environments.settable_parameters import Values

NOTHING = ""
"""Parameter Store takes no empty value, so none is stored: an empty text takes a value back."""


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
    """Sets what is given; an empty text takes a value back. What isn't named stays."""
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
