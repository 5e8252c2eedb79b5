"""A client whose every tenth call fails: before it has an effect, or after."""

import random
from collections import Counter
from typing import Any

FAILING = 0.1


class Faulty:
    def __init__(self, client: Any, chance: random.Random) -> None:
        self._client, self._chance = client, chance
        self.calls: Counter[str] = Counter()
        self.on = True

    def __getattr__(self, operation: str) -> Any:
        def call(**arguments: Any) -> Any:
            drawn = self._chance.random() if self.on else 1.0
            self.calls[operation] += 1
            if drawn < FAILING / 2:
                self.calls["failed before"] += 1
                raise ConnectionError(operation)
            answer = getattr(self._client, operation)(**arguments)
            if drawn < FAILING:
                self.calls["failed after"] += 1
                raise ConnectionError(operation)
            return answer

        return call
