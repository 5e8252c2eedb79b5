"""How often the second engine agrees with ours."""

import secrets

from access.oracle import compare
from access.oracle.install import OracleUnavailable
from access.proof.proof_failed import ProofFailed
from access.proof.result import Finding

DECISIONS = 10_000


def agreement() -> Finding:
    """Random policies and requests, new ones in each run; an explained difference agrees."""
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
