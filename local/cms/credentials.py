"""The CMS's own secrets: random, made once, readable by their owner only.

Free of Django, so that a supervisor can read them without starting the CMS.
"""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from amplify.project import owner_only

FILE_NAME = "credentials.json"

ADMIN_EMAIL = "admin@lectern.test"
EDITOR_EMAIL = "editor@lectern.test"


@dataclass(frozen=True, repr=False)
class CmsCredentials:
    """Never printed. `api_token` may write; `search_token` may only read what is published;
    `report_token` may only report what became of deliveries."""

    secret_key: str
    admin_password: str
    editor_password: str
    api_token: str
    search_token: str
    report_token: str


def _generate() -> CmsCredentials:
    return CmsCredentials(
        secret_key=secrets.token_urlsafe(50),
        admin_password=secrets.token_urlsafe(12),
        editor_password=secrets.token_urlsafe(12),
        api_token=f"lectern_write_{secrets.token_urlsafe(32)}",
        search_token=f"lectern_read_{secrets.token_urlsafe(32)}",
        report_token=f"lectern_report_{secrets.token_urlsafe(32)}",
    )


def ensure(cms_state: Path) -> CmsCredentials:
    """Read the credentials in `cms_state`, or make them; two processes may race for it.

    The file is complete when it appears: it is linked into place after it was written.
    """
    file = cms_state / FILE_NAME
    if not file.exists():
        cms_state.mkdir(mode=owner_only.FOLDER, parents=True, exist_ok=True)
        owner_only.write_once(file, json.dumps(asdict(_generate()), indent=2))
    return CmsCredentials(**json.loads(file.read_text()))
