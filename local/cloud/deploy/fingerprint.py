"""Whether anything changed since the last deployment, told without asking each stack."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from local.cloud.deploy.archive import Archive
from local.cloud.deploy.project import Resource

FILE_NAME = "deployment.json"


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


def remember(state: Path, fingerprint: str, root_stack_id: str) -> None:
    """The stack's id tells this deployment from one into a cloud that was forgotten since."""
    document = {"fingerprint": fingerprint, "rootStackId": root_stack_id}
    (state / FILE_NAME).write_text(json.dumps(document))


def is_deployed(state: Path, fingerprint: str, root_stack_id: str | None) -> bool:
    try:
        document = json.loads((state / FILE_NAME).read_text())
    except (FileNotFoundError, ValueError):
        return False
    return bool(document == {"fingerprint": fingerprint, "rootStackId": root_stack_id})
