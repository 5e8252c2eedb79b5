"""AWS's own SDK clients, each made once: making one costs more than any request does."""

from functools import cache
from typing import Any

from tests.access import people
from tests.access.cloud import Cloud
from tests.attacks.sessions import Keys

NOBODY = Keys("", "")


@cache
def client(cloud: Cloud, service: str, keys: Keys) -> Any:
    """Signs with `keys`; with those of NOBODY it doesn't sign."""
    if keys == NOBODY:
        return people.unsigned(cloud, service)
    given = (each for each in (keys.access, keys.secret, keys.token) if each)
    return people.client(cloud, service, *given)


def endpoint(cloud: Cloud, service: str) -> str:
    """Where the SDK itself sends requests, so that those made by hand go there too.

    The local cloud's own address; on AWS the service's, or what AWS_ENDPOINT_URL names.
    """
    found: str = client(cloud, service, NOBODY).meta.endpoint_url
    return found


def root(cloud: Cloud, service: str) -> Any:
    """For looking at what an attack did, and for setting the scene."""
    return _root(cloud, service)


@cache
def _root(cloud: Cloud, service: str) -> Any:
    return people.root(cloud, service)
