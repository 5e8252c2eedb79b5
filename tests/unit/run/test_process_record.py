"""`make stop` ends the processes of a crashed run, and no others."""

import subprocess
import sys
from pathlib import Path

from local.run import process_record


def _sleeper() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True
    )


def test_a_recorded_process_is_ended(tmp_path: Path) -> None:
    child = _sleeper()
    process_record.write(tmp_path, {"cloud": child.pid})
    ended = process_record.stop_all(tmp_path)
    assert [item.name for item in ended] == ["cloud"]
    assert child.wait(10) != 0


def test_a_process_that_took_over_the_number_is_left_alone(tmp_path: Path) -> None:
    child = _sleeper()
    try:
        process_record.write(tmp_path, {"cloud": child.pid})
        file = tmp_path / process_record.FILE_NAME
        file.write_text(file.read_text().replace(str(process_record.start_time(child.pid)), "1"))
        assert process_record.stop_all(tmp_path) == ()
        assert child.poll() is None
    finally:
        child.kill()
        child.wait()
