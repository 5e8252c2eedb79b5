"""Checks every port before anything starts, so a conflict is one clear line."""

import socket

from local.run.run_failed import PortTaken
from local.settings import LOOPBACK, Settings


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def require_free(settings: Settings) -> None:
    wanted = {
        "LECTERN_SITE_PORT": settings.site_port,
        "LECTERN_CLOUD_PORT": settings.cloud_port,
        "LECTERN_CMS_PORT": settings.cms_port,
    }
    for variable, port in wanted.items():
        if not _is_free(port):
            raise PortTaken(port, variable)
