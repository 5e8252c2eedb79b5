"""How much one run does, and how fast: each user pool call, page of keys and deletion is one act.

ListUsers has 30 requests a second for all that the account does (Cognito developer guide, "Quotas",
UserList), and deletions use the table's ceiling, so the sweep leaves room for others.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from lectern.limits import SWEEP_ACTS, SWEEP_ACTS_A_SECOND, SWEEP_SECONDS


@dataclass(slots=True)
class Pace:
    """`clock` counts seconds from any start."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    acts: int = 0
    _began: float = -1.0

    def act(self, share: float = 1.0) -> bool:
        """Waits for the act's turn; False if the run's share is used up."""
        if self._began < 0:
            self._began = self.clock()
        spent = self.clock() - self._began
        if self.acts >= SWEEP_ACTS * share or spent >= SWEEP_SECONDS * share:
            return False
        self.sleep(max(0.0, self.acts / SWEEP_ACTS_A_SECOND - spent))
        self.acts += 1
        return True
