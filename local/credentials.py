"""The secrets of one local state: made at random once, kept readable by their owner only."""

import json
import os
import secrets
import string
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "credentials.json"
OWNER_ONLY = 0o600


@dataclass(frozen=True)
class Credentials:
    """Root keys of the local account and the passwords of the demo learners and the editor."""

    root_access_key_id: str
    root_secret_access_key: str
    demo_password: str

    def environ(self) -> dict[str, str]:
        return {
            "LECTERN_ROOT_ACCESS_KEY_ID": self.root_access_key_id,
            "LECTERN_ROOT_SECRET_ACCESS_KEY": self.root_secret_access_key,
        }


def _random_text(alphabet: str, length: int) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(length))


def _generate() -> Credentials:
    upper = string.ascii_uppercase + string.digits
    words = _random_text(string.ascii_lowercase, 10)
    return Credentials(
        # AKIA marks a long-term key, as IAM's own identifiers do.
        root_access_key_id="AKIA" + _random_text(upper, 16),
        root_secret_access_key=secrets.token_urlsafe(30),
        demo_password=f"{words}-{_random_text(string.digits, 4)}-{_random_text(upper, 2)}",
    )


def load_or_create(state: Path) -> Credentials:
    file = state / FILE_NAME
    if file.exists():
        return Credentials(**json.loads(file.read_text()))
    state.mkdir(parents=True, exist_ok=True)
    credentials = _generate()
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "w") as out:
        json.dump(asdict(credentials), out)
    return credentials
