"""Policies name their resources."""

from collections.abc import Iterator
from typing import Any

from cfnlint.template import Template

from access.template_rules import _policies
from access.template_rules._rule import Path, TemplateRule, as_list
from access.template_rules._wildcards import justified


def _text(resource: Any) -> str:
    """The part of a resource that the template itself spells."""
    if isinstance(resource, dict) and "Fn::Sub" in resource:
        return str(as_list(resource["Fn::Sub"])[0])
    return resource if isinstance(resource, str) else str(resource)


class NamedResources(TemplateRule):
    id = "E9020"
    reason = "An Allow names resources by a wildcard or by NotResource: it reaches others' too."
    fix = "name each resource by its ARN, or justify it in access/template_rules/_wildcards.py."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.allowed(cfn):
            if "NotResource" in each.body:
                yield (*each.path, "NotResource")
            for resource in as_list(each.body.get("Resource", [])):
                text = _text(resource)
                if "*" in text and not justified(each.actions, text):
                    yield (*each.path, "Resource")
