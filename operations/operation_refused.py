"""Why an operator's command did nothing, as a text for the operator."""


class OperationRefused(Exception):
    pass


class NoSuchPerson(OperationRefused):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is neither the mail address of an account nor a `sub`, such as "
            "01234567-89ab-cdef-0123-456789abcdef, by which you name a deleted account."
        )


class NothingDeployed(OperationRefused):
    def __init__(self) -> None:
        super().__init__(
            "No local Lectern is deployed here. Start one with `make run`, or name an Amplify "
            "environment on AWS with --env."
        )


class NoSuchEnvironment(OperationRefused):
    def __init__(self, environment: str, pool: str) -> None:
        super().__init__(
            f"The account has no identity pool {pool}, so no environment {environment}. Look at "
            "`amplify env list` and at the credentials and the Region that AWS_PROFILE or the "
            "like choose."
        )


class TooManyRevoked(OperationRefused):
    def __init__(self, revoked: int) -> None:
        super().__init__(
            f"The list of revoked learners is full at {revoked}: IAM bounds a role's inline "
            "policies. Nothing was changed. Disable the accounts of learners on the list "
            "(`revoked` shows it) and restore those whose accounts have been disabled and "
            "signed out everywhere for an hour: none of their sessions is left. If it "
            "can't wait, set killSwitch to on."
        )


class KeyNotThere(OperationRefused):
    def __init__(self, alias: str, reason: str) -> None:
        super().__init__(
            f"KMS gives no public key for {alias} ({reason}). Set `signingKeys` of custom/media "
            "and push first."
        )


class OtherKeySet(OperationRefused):
    def __init__(self, parameter: str) -> None:
        super().__init__(
            f"{parameter} holds another key already, and CloudFront takes no other text for a "
            "public key that it has. docs/operations.md says how keys are changed."
        )


class RoleUnusable(OperationRefused):
    def __init__(self, role: str, reason: str) -> None:
        super().__init__(f"The role {role} can't be changed: {reason}")


class LikesLeft(OperationRefused):
    """Some discarded records are still in the queue; the text says why for each message."""


class SweepFailed(OperationRefused):
    def __init__(self, kind: str, said: str) -> None:
        super().__init__(
            f"The sweep ended with {kind}: {said} What it did before that stays done, and the next "
            "run continues. Its log says more."
        )


class TooManyLeftOver(OperationRefused):
    def __init__(self, over: int, listed: int) -> None:
        super().__init__(
            f"{over} published entries aren't in the CMS's list of {listed}: that looks like a "
            "wrong or an emptied CMS. Nothing was changed. If they are to be withdrawn, say "
            "WITHDRAW=1 besides."
        )


class DifferencesLeft(OperationRefused):
    """The content still differs from the CMS's; the text says why for each entry."""
