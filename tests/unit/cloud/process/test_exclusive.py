"""A second cloud on the same port or the same state refuses to start, before it touches either."""

from pathlib import Path

import pytest

from local.cloud.process import exclusive
from tests.stack import free_ports


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    (port,) = free_ports(1)
    with exclusive.bound_socket(port) as holder:
        holder.listen()
        second = exclusive.bound_socket(port)
        with pytest.raises(exclusive.PortTaken, match=str(port)):
            second.__enter__()


def test_a_state_directory_has_one_cloud_at_a_time(tmp_path: Path) -> None:
    with (
        exclusive.held_state(tmp_path),
        pytest.raises(exclusive.StateInUse, match="Another local cloud"),
        exclusive.held_state(tmp_path),
    ):
        pass
    with exclusive.held_state(tmp_path):
        assert (tmp_path / exclusive.LOCK_FILE).exists()
