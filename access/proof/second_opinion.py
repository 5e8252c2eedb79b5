"""How often the second engine decides as ours does."""

import secrets

from access.oracle import compare
from access.oracle.errors import OracleUnavailable
from access.proof.errors import ProofFailed
from access.proof.result import Finding

DECISIONS = 10_000


def agreement() -> Finding:
    """Random policies and requests, other ones at every run; an explained difference agrees."""
    seed = secrets.randbelow(2**32)
    try:
        found = compare(DECISIONS, seed)
    except OracleUnavailable as unavailable:
        raise ProofFailed(str(unavailable)) from unavailable
    explained = sum(found.explained.values())
    failures = tuple(
        f"{each.case}: ours {each.ours.reason.name}, theirs {each.theirs}."
        for each in found.unexplained
    )
    note = f"{explained} by a listed difference; seed {seed}"
    good = found.agreed + explained
    return Finding("decisions of the second engine agree", good, found.decisions, failures, note)
