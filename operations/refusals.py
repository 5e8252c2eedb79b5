"""Tells the CMS which webhooks ingest refused: `python -m operations.refusals [--every S]`.

API Gateway answers a webhook before ingest looks at it, so nothing else leads back to who
published. `make run` keeps it going beside the CMS; on AWS it is an operator's command, or a
scheduled one of the CMS's host.
"""

import argparse
import signal
import sys
import threading

from botocore.exceptions import BotoCoreError, ClientError

from operations import account, editors
from operations.errors import CmsUntold, OperationRefused
from operations.refused import Refused, parked


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m operations.refusals")
    parser.add_argument(
        "--every", type=float, metavar="SECONDS", help="again and again, until SIGTERM"
    )
    account.add_arguments(parser)
    return parser.parse_args(arguments)


def said(refused: list[Refused], marked: int) -> str:
    lines = [f"{one.message_id}  {one.reason}" for one in refused]
    return "\n".join([*lines, f"{len(refused)} webhooks are parked; the CMS marked {marked} anew."])


def _once(given: argparse.Namespace) -> str:
    cms = editors.cms_of(given)
    refused = parked(account.client_of(given)("sqs"), given.env)
    return said(refused, editors.tell(cms, refused) if refused else 0)


def _keep(given: argparse.Namespace) -> None:
    """Neither a queue nor a CMS that doesn't answer ends it: the next look finds the same."""
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    cms, sqs = editors.cms_of(given), account.client_of(given)("sqs")
    while not ended.wait(given.every):
        try:
            refused = parked(sqs, given.env)
            if refused and editors.tell(cms, refused):
                print(f"the CMS knows of {len(refused)} refused webhooks", flush=True)
        except (CmsUntold, BotoCoreError, ClientError) as failure:
            print(failure, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    given = _arguments(arguments)
    try:
        if given.every:
            _keep(given)
        else:
            print(_once(given))
    except (OperationRefused, BotoCoreError, ClientError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
