"""Whether anything changed since the last deployment, without a call to each stack."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from amplify.project import Resource
from amplify.project.archive import Archive

if TYPE_CHECKING:
    from types_boto3_cloudformation.type_defs import StackTypeDef

MARK = "lectern:deployment"
"""The tag of the root stack that holds the fingerprint of what was deployed."""


def of(
    resources: Iterable[Resource],
    archives: Mapping[str, Archive],
    root_template: str,
    environment: Mapping[str, str],
) -> str:
    """Covers every template, parameter, package and value that a deployment is made of."""
    parts = [
        [asdict(resource) for resource in resources],
        {key: archive.key for key, archive in sorted(archives.items())},
        root_template,
        dict(environment),
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def is_deployed(fingerprint: str, root_stack: "StackTypeDef | None") -> bool:
    """The mark lies in the cloud itself: a cloud that forgot a deployment forgot its mark too."""
    tags = root_stack.get("Tags", []) if root_stack else []
    return {"Key": MARK, "Value": fingerprint} in tags
