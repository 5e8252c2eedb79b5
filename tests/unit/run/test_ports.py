"""A taken port is one clear line that names it."""

import socket
from pathlib import Path

import pytest

from local.run.ports import require_free
from local.run.run_failed import PortTaken
from local.settings import LOOPBACK, Settings, SettingsInvalid, from_environ


def test_a_taken_port_is_named_together_with_its_variable() -> None:
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        listener.listen()
        port = listener.getsockname()[1]
        settings = Settings(site_port=port, cloud_port=0, cms_port=0, state=Path())
        with pytest.raises(PortTaken, match=rf"Port {port} is taken.*LECTERN_SITE_PORT"):
            require_free(settings)


@pytest.mark.parametrize("text", ["", "no", "0", "70000", "-1"])
def test_an_unusable_port_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("LECTERN_CMS_PORT", text)
    with pytest.raises(SettingsInvalid, match="LECTERN_CMS_PORT must be a port"):
        from_environ()


def test_two_services_may_not_share_a_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LECTERN_CMS_PORT", "4566")
    monkeypatch.setenv("LECTERN_CLOUD_PORT", "4566")
    with pytest.raises(SettingsInvalid, match="must all differ"):
        from_environ()
