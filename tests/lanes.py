"""Two lanes for two workers (`-n 2 --dist loadscope`), so that each stack starts once."""

from xdist.scheduler import LoadScopeScheduling

SITE = frozenset({"browser", "integration", "operations"})
"""The families that ask a whole Lectern, and one more, so that both lanes are about as long; the
others have clouds of their own."""


class Lanes(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types
    def _split_scope(self, nodeid: str) -> str:
        """What one worker runs from first to last; ids begin with `tests/<family>/`."""
        return "site" if nodeid.split("/")[1] in SITE else "cloud"
