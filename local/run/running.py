"""The set of processes of one run, stopped in the reverse order of their start."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from local import process
from local.process import ProcessEnded
from local.run import process_record
from local.run.run_failed import Interrupted

CHECK_SECONDS = 0.5


@dataclass
class Running:
    """Starts children and records them at once, so that a crash can be cleaned up after."""

    state: Path
    supervisor_pid: int
    stopping: threading.Event
    children: list[process.Child] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(
        self,
        name: str,
        module: str,
        environ: Mapping[str, str],
        ready: Callable[[], bool],
        seconds: float = 60,
    ) -> process.Child:
        self._go_on()
        child = process.start(name, module, environ, self.state / "logs")
        with self._lock:
            self.children.append(child)
            self._record()
        process.wait_ready(child, lambda: self._go_on() and ready(), seconds)
        return child

    def _go_on(self) -> bool:
        """Raises if a person pressed Ctrl-C during the start."""
        if self.stopping.is_set():
            raise Interrupted
        return True

    def _record(self) -> None:
        pids = {child.name: child.popen.pid for child in self.children}
        process_record.write(self.state, {"supervisor": self.supervisor_pid, **pids})

    def watch(self) -> None:
        """Returns when asked to stop; raises when a child ends by itself."""
        while not self.stopping.wait(CHECK_SECONDS):
            for child in self.children:
                if not child.alive():
                    raise ProcessEnded(child.name, child.tail(), str(child.log))

    def stop(self) -> None:
        for child in reversed(self.children):
            process.stop(child)
        process_record.forget(self.state)
