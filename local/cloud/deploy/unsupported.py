"""Resource types that the templates may name and the local cloud lacks: an explicit list.

They are left out of what is deployed here and printed at every deployment. A type that is
neither here nor known to the emulator fails its stack.
"""

import copy
from typing import Any

UNSUPPORTED = frozenset(
    {
        "AWS::DAX::Cluster",
        "AWS::DAX::ParameterGroup",
        "AWS::DAX::SubnetGroup",
        "AWS::SES::Template",
        "AWS::WAFv2::WebACLAssociation",
    }
)


def without(template: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The template without unsupported resources, and what was left out as `id (type)`.

    Raises nothing: an output that names a resource left out fails in CloudFormation, by name.
    """
    left_out = {
        name: resource["Type"]
        for name, resource in template.get("Resources", {}).items()
        if resource["Type"] in UNSUPPORTED
    }
    if not left_out:
        return template, ()
    kept = copy.deepcopy(template)
    for name in left_out:
        del kept["Resources"][name]
    return kept, tuple(f"{name} ({kind})" for name, kind in sorted(left_out.items()))
