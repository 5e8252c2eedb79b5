"""Why nothing was set or built, in one line for the build's log."""


class EnvironmentRefused(Exception):
    """The base of every refusal of this package."""


class NotChosen(EnvironmentRefused):
    def __init__(self, given: str) -> None:
        super().__init__(
            f"LECTERN_ENVIRONMENT is {given!r}: set it for this branch, in the app's environment "
            "variables, to the name of an environment (two to ten letters from a to z)."
        )


class NotHosted(EnvironmentRefused):
    def __init__(self) -> None:
        super().__init__("AWS_APP_ID isn't set: Amplify Hosting sets it in every build.")


class NotThere(EnvironmentRefused):
    def __init__(self, app: str, environment: str, reason: str) -> None:
        super().__init__(
            f"The app {app} has no environment {environment} that can be pushed to ({reason}). "
            "A build creates none: a developer does, with `amplify env add` and `amplify push`."
        )


class NoSuchParameter(EnvironmentRefused):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is no parameter that an environment may set.")


class CommandFailed(EnvironmentRefused):
    def __init__(self, command: str, code: int) -> None:
        super().__init__(f"`{command}` ended with {code}.")
