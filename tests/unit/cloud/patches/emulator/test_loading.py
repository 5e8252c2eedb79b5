"""What the emulator keeps on disk is for its owner's eyes."""

import stat
from pathlib import Path

from local.cloud.patches.emulator import loading
from local.cloud.process.configuration import CloudConfiguration


def test_nobody_else_can_read_the_state_in_which_secrets_are(tmp_path: Path) -> None:
    chosen = CloudConfiguration(1, tmp_path / "state", "key", "secret", frozenset())

    loading.make_directories(chosen)

    for directory in (chosen.emulator_state, chosen.object_state):
        assert directory.is_dir()
        assert stat.S_IMODE(directory.parent.stat().st_mode) == 0o700
