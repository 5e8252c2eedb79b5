"""Why a run could not continue; each text names the cause and says what to do."""


class RunFailed(Exception):
    """The base of every failure that `make run` explains in one line."""


class PortTaken(RunFailed):
    def __init__(self, port: int, variable: str) -> None:
        super().__init__(
            f"Port {port} is taken. Stop what listens there, run `make stop` if an earlier run "
            f"crashed, or choose another port with {variable}."
        )


class AlreadyRunning(RunFailed):
    def __init__(self, pid: int) -> None:
        super().__init__(f"Lectern already runs here (process {pid}). Stop it with `make stop`.")


class ContentMissing(RunFailed):
    def __init__(self, missing: int, expected: int, seconds: float) -> None:
        super().__init__(
            f"{missing} of {expected} entries had not arrived in the content table after "
            f"{seconds:.0f} s. See the CMS's webhook deliveries and the operators' mail."
        )


class Interrupted(RunFailed):
    def __init__(self) -> None:
        super().__init__("Stopped before it was ready. What was done so far is kept.")


class SeedingFailed(RunFailed):
    def __init__(self, reason: str) -> None:
        super().__init__(f"The courses could not be loaded into the CMS: {reason}")
