"""The processes in which Lambda functions run."""

from local.cloud.patches.emulator import hooks

RESET = hooks.Target("ministack.core.lambda_runtime", "reset", ())


def end() -> None:
    """Ends them all, busy ones too: a shutdown doesn't wait for a function to time out."""
    hooks.original(RESET)()
