"""What each parameter of a template is given, wired as `dependsOn` of the Amplify project says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from amplify.plain.choices import ENV, PACKAGE, Choices, is_list
from amplify.plain.errors import TemplateUnsupported
from amplify.project import Resource

Outputs = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Wiring:
    """`outputs`: by resource key and output name, the root template's expression for it.

    `inlined`: the logical ids of the resources that stand in the root template itself.
    """

    outputs: Outputs
    inlined: Mapping[str, tuple[str, ...]]

    def knowing(self, key: str, outputs: Mapping[str, Any]) -> "Wiring":
        return replace(self, outputs={**self.outputs, key: outputs})

    def resources_of(self, key: str) -> tuple[str, ...]:
        return self.inlined.get(key, (key,))

    def values(self, resource: Resource, choices: Choices) -> dict[str, Any]:
        """By parameter name, without those that say where a package lies."""
        declared = resource.template.get("Parameters", {}).keys() - PACKAGE
        values = {name: self._given(resource, name, choices) for name in declared}
        wired = {
            d.key + attribute: self._output(resource.key, d.key, attribute)
            for d in resource.dependencies
            for attribute in d.attributes
        }
        values |= wired
        missing = sorted(name for name, value in values.items() if value is None)
        if missing:
            raise TemplateUnsupported(f"{resource.key} has no value for {missing}.")
        return dict(sorted(values.items()))

    def _given(self, resource: Resource, name: str, choices: Choices) -> Any:
        if name == ENV:
            return {"Ref": ENV}
        given = resource.parameters.get(name)
        if isinstance(given, dict):
            return self._of_root(resource.key, given)
        chosen = choices.names.get((resource.key, name))
        if chosen is None:
            return given
        as_list = resource.key in self.inlined and is_list(resource.template["Parameters"][name])
        return {"Fn::Split": [",", {"Ref": chosen}]} if as_list else {"Ref": chosen}

    def _of_root(self, key: str, given: dict[str, Any]) -> Any:
        """`{"Ref": "<other>.Outputs.<name>"}` or one of the root's own resources."""
        other, separator, attribute = str(given.get("Ref", "")).partition(".Outputs.")
        if separator:
            return self._output(key, other, attribute)
        return {"Ref": "UnauthRole"} if other == "UnauthRoleName" else given

    def _output(self, key: str, other: str, attribute: str) -> Any:
        try:
            return self.outputs[other][attribute]
        except KeyError:
            raise TemplateUnsupported(
                f"{key} needs {attribute}, which {other} doesn't output."
            ) from None
