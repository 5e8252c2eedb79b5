"""`.local/outputs.json`: what tools and people need to know of a running Lectern."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from amplify.project import owner_only


@dataclass(frozen=True)
class DemoUser:
    """Someone who can sign in at once; role is `learner` or `moderator`."""

    email: str
    password: str
    role: str


@dataclass(frozen=True)
class Admin:
    """The root keys of the local account."""

    accessKeyId: str
    secretAccessKey: str


@dataclass(frozen=True)
class Outputs:
    """The contract of the outputs file; field names are the file's keys."""

    region: str
    awsEndpoint: str
    userPoolId: str
    userPoolClientId: str
    identityPoolId: str
    contentTable: str
    learnersTable: str
    apiUrl: str
    webhookUrl: str
    webhookApiKey: str
    siteUrl: str
    privateMediaOrigin: str
    cmsUrl: str
    cmsApiToken: str
    demoUsers: tuple[DemoUser, ...]
    mailUrl: str
    admin: Admin


def write(outputs: Outputs, file: Path) -> None:
    """Replaces the file whole, so a reader never sees half of it."""
    owner_only.replace(file, json.dumps(asdict(outputs), indent=2))


def read(file: Path) -> Outputs:
    data = json.loads(file.read_text())
    users = tuple(DemoUser(**user) for user in data.pop("demoUsers"))
    admin = Admin(**data.pop("admin"))
    return Outputs(**data, demoUsers=users, admin=admin)
