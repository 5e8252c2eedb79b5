"""Parameter Store as far as the values of an environment use it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass
class ParameterStore:
    stored: dict[str, str] = field(default_factory=dict)

    def put_parameter(self, **given: Any) -> None:
        assert given["Value"], "AWS takes no empty value"
        assert given["Overwrite"] is True
        self.stored[given["Name"]] = given["Value"]

    def delete_parameters(self, **given: Any) -> None:
        for name in given["Names"]:
            self.stored.pop(name, None)

    def get_paginator(self, operation: str) -> "ParameterStore":
        assert operation == "get_parameters_by_path"
        return self

    def paginate(self, **given: Any) -> Iterator[dict[str, Any]]:
        """One parameter a page, so that a reader of the first page alone is noticed."""
        assert given["Recursive"] is True
        for name, value in sorted(self.stored.items()):
            if name.startswith(given["Path"] + "/"):
                yield {"Parameters": [{"Name": name, "Value": value}]}
