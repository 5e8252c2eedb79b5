"""Where a service is asked: at the local cloud, or at AWS's own address in Lectern's region."""

from local.settings import REGION
from tests.access.cloud import Cloud


def of(cloud: Cloud, service: str) -> str:
    return cloud.url or f"https://{service}.{REGION}.amazonaws.com"
