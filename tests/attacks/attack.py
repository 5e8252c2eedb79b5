"""What an attack is: a request that a hostile learner can make, and what it would win."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.attacks.answer import Answer
from tests.attacks.scene import Scene

Attempt = Callable[[Scene], Answer]

DENIED = r"^400 .*AccessDeniedException"
"""How DynamoDB refuses what no policy allows."""


NOT_TOLD = r"^400 .*(UnknownOperationException|AccessDeniedException)"
"""How a request is refused of which it can't be told what it asks for. AWS's services answer the
first where their dispatch knows no such operation, and the second where IAM is asked before.
"""


@dataclass(frozen=True)
class Attack:
    """`would_win` completes "the attacker would…"; `refusal` is the pattern that the answer's
    status and text must match, so that no other failure passes for a refusal. `only_local` is as
    a family's.
    """

    name: str
    would_win: str
    attempt: Attempt
    refusal: str = DENIED
    only_local: str = ""

    def refused(self, answer: Answer) -> bool:
        return re.search(self.refusal, str(answer), re.DOTALL) is not None


@dataclass(frozen=True)
class Control:
    """The lawful twin of a family's attacks: the same credentials, and it must succeed."""

    name: str
    attempt: Attempt
    success: str = r"^2\d\d "

    def succeeded(self, answer: Answer) -> bool:
        return re.search(self.success, str(answer), re.DOTALL) is not None


@dataclass(frozen=True)
class Family:
    """`only_local` says why it can't be asked of a deployment on AWS, where it can't be."""

    name: str
    attacks: tuple[Attack, ...]
    controls: tuple[Control, ...]
    only_local: str = ""
