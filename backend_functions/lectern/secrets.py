"""Secrets Manager, cached for a while, with a way to look again at once.

A rotated secret takes effect within `TTL_SECONDS`, or at once if a caller whose cached value fails
calls `reread()`. The webhook's usage plan bounds how often strangers can cause that.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lectern.clients import error_code
from lectern.errors import Misconfigured, SecretUnavailable

if TYPE_CHECKING:
    from types_boto3_secretsmanager import SecretsManagerClient

TTL_SECONDS = 300.0

Fields = dict[str, str]


@dataclass(slots=True)
class Secret:
    """One secret, a JSON object of texts. `clock` counts seconds from any start."""

    fetch: Callable[[], Fields]
    clock: Callable[[], float] = time.monotonic
    _fields: Fields = field(default_factory=dict)
    _read_at: float = float("-inf")

    def read(self) -> Fields:
        if self.clock() - self._read_at >= TTL_SECONDS:
            self._load()
        return self._fields

    def field(self, name: str) -> str:
        """A field that must be there, or Misconfigured."""
        value = self.read().get(name, "")
        if not value:
            raise Misconfigured(f"A secret lacks its field {name}.")
        return value

    def reread(self) -> Fields:
        self._load()
        return self._fields

    def _load(self) -> None:
        self._fields = self.fetch()
        self._read_at = self.clock()


def from_secrets_manager(client: "SecretsManagerClient", secret_id: str) -> Callable[[], Fields]:
    def fetch() -> Fields:
        try:
            text = client.get_secret_value(SecretId=secret_id)["SecretString"]
        except Exception as error:
            raise SecretUnavailable(f"Secrets Manager answered {error_code(error)}.") from error
        return _parse(text)

    return fetch


def _parse(text: str) -> Fields:
    try:
        fields = json.loads(text)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise Misconfigured("A secret is no JSON object.")
    return {str(name): str(value) for name, value in fields.items()}
