"""`python -m access.proof`: the whole proof as a table; fails with the name of the broken rule.

With `--aws <root stack>` the same code sends its HTTP requests to that deployment.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from access.proof import account, matrix, offline, sampling, second_opinion, suites
from access.proof.proof_failed import ProofFailed
from access.proof.result import Finding, shown
from amplify.project.root import ROOT


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m access.proof", description=__doc__)
    options.add_argument("--amplify", type=Path, default=ROOT / "amplify", help="another project")
    options.add_argument("--policies", action="store_true", help="only what needs no cloud")
    options.add_argument("--aws", metavar="STACK", help="ask the deployment of this root stack")
    options.add_argument("--disposable", default="", metavar="ENV", help="it may be overwritten")
    options.add_argument("--sample", type=int, default=1, metavar="N", help="one request in N")
    chosen = options.parse_args()
    began = time.monotonic()
    found = []
    try:
        for finding in _findings(chosen):
            print(finding.line(), flush=True)
            found.append(finding)
    except ProofFailed as failure:
        print(f"lectern: {failure}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("lectern: stopped.", file=sys.stderr)
        return 130
    failed = [finding for finding in found if not finding.passed]
    for finding in failed:
        print("", *shown(finding), sep="\n")
    print(f"\n{'NOT PROVEN' if failed else 'Proven'} in {time.monotonic() - began:.0f} s.")
    return 1 if failed else 0


def _findings(chosen: argparse.Namespace) -> Iterator[Finding]:
    if chosen.policies:
        yield from _in_process(chosen.amplify)
        return
    with _asked(chosen) as environ, suites.running(_sampled(environ, chosen)) as asking:
        yield from _in_process(chosen.amplify)
        yield second_opinion.agreement()
        yield from asking.findings()


def _asked(chosen: argparse.Namespace) -> AbstractContextManager[Mapping[str, str]]:
    if chosen.aws is None:
        return nullcontext(os.environ)
    return account.named(chosen.aws, chosen.disposable)


def _sampled(environ: Mapping[str, str], chosen: argparse.Namespace) -> Mapping[str, str]:
    return {**environ, sampling.EACH: str(chosen.sample)}


def _in_process(amplify: Path) -> Iterator[Finding]:
    yield from offline.findings(matrix.decided(amplify), amplify)


if __name__ == "__main__":
    sys.exit(main())
