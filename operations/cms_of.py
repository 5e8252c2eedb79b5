"""The CMS and the content table of a deployment, as its functions know them.

An operator's command asks the functions' configuration, so no address is written in two places.
"""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cms_ingest.store import Store
from lectern import cms
from lectern.dynamodb import Table
from lectern.environment import http_address, required
from lectern.retry import pause
from lectern.secrets import Secret, from_secrets_manager
from lectern.upstream import getter, session
from operations.account import Client
from operations.reconcile import Reconcile

if TYPE_CHECKING:
    from types_boto3_lambda import LambdaClient


def reconcile_of(client: Client, environment: str) -> Reconcile:
    environ = {
        **_environ(client("lambda"), f"lectern-search-{environment}"),
        **_environ(client("lambda"), f"lectern-cms-ingest-{environment}"),
    }
    source = cms.from_environment(environ)
    address = http_address(environ, "CMS_API_URL")
    secret = Secret(
        from_secrets_manager(client("secretsmanager"), required(environ, "CMS_SECRET_ID"))
    )
    table = Table(required(environ, "CONTENT_TABLE"), client("dynamodb"))
    get = getter(session())
    return Reconcile(
        source.list_published(get, address, secret),
        source.fetch(get, address, secret),
        Store(table, now=time.time, pause=pause),
        source.media_origin(environ),
    )


def _environ(client: "LambdaClient", function: str) -> Mapping[str, str]:
    configuration = client.get_function_configuration(FunctionName=function)
    return configuration.get("Environment", {}).get("Variables", {})
