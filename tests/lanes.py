"""Three lanes for three workers (`-n 3 --dist loadscope`), so that each stack starts once."""

from xdist.scheduler import LoadScopeScheduling

LANES = {
    "site": frozenset({"browser", "integration"}),
    "cloud": frozenset({"access", "attacks", "operations"}),
    "proof": frozenset({"documents", "exit", "oracle", "proof", "push", "setup"}),
}
"""A whole Lectern is the first's. One more than there are cores: each waits often, for a queue, a
schedule or the AWS CLI, and meanwhile another works."""
LANE_OF = {family: lane for lane, families in LANES.items() for family in families}


class Lanes(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types
    def _split_scope(self, nodeid: str) -> str:
        """What one worker runs from first to last; ids begin with `tests/<family>/`."""
        return LANE_OF[nodeid.split("/")[1]]
