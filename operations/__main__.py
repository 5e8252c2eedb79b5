"""The operators' commands; `python -m operations --help` lists them.

Without --env they act on the local Lectern of this folder. With it they act on that Amplify
environment, in the account of the AWS credentials.
"""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from botocore.exceptions import BotoCoreError, ClientError

from lectern.errors import LecternError
from operations import account, cms_of, kill_switch, reconcile, replay_likes, second_factor
from operations.operation_refused import DifferencesLeft, LikesLeft, OperationRefused
from operations.people import People
from operations.recount import Recount, said
from operations.replay import replay
from operations.revocation import MOMENT, Revocation
from operations.sweep import sweep

EVERYONE = "everyone"


def _arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m operations",
        description="Refuse learners at their next request; send webhooks again; repair.",
    )
    account.add_arguments(parser)
    parser.add_argument("--role", help="another role than the one that --env's browsers have now")
    parser.add_argument("--user-pool", help="another user pool than the one of --env")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, effect in (("revoke", "refuse"), ("restore", "let in again")):
        command = commands.add_parser(name, help=f"{effect} one learner, or everyone")
        command.add_argument("whom", metavar="mail-address|sub|everyone")
    factor = commands.add_parser("forget-factor", help="ask one learner for no second factor")
    factor.add_argument("whom", metavar="mail-address|sub")
    commands.add_parser("revoked", help="who is refused now")
    commands.add_parser("replay", help="send every parked webhook to the ingest queue again")
    likes = commands.add_parser("replay-likes", help="count the likes that Lambda gave up")
    likes.add_argument("--lost", action="store_true", help="compare learners with markers besides")
    likes.add_argument("--go", action="store_true", help="do it; without, it is only told")
    recount = commands.add_parser("recount", help="compare the counters of likes with the likes")
    recount.add_argument("--repair", action="store_true", help="set right what is wrong")
    compare = commands.add_parser("reconcile", help="compare the content with the CMS's")
    compare.add_argument("--go", action="store_true", help="repair; without, it is only told")
    compare.add_argument("--withdraw", action="store_true", help="however many are left over")
    commands.add_parser("sweep", help="delete what deleted accounts left, now")
    return parser.parse_args(given)


def _changed(now: Revocation, command: str, whom: str) -> Revocation:
    if command == "revoke":
        return now.with_everyone(datetime.now(UTC)) if whom == EVERYONE else now.with_learner(whom)
    return now.without_everyone() if whom == EVERYONE else now.without_learner(whom)


def _switched(given: argparse.Namespace, client: account.Client) -> str:
    iam = client("iam")
    role = given.role or account.learner_role(client("cognito-identity"), given.env)
    revocation = kill_switch.read(iam, role)
    found = People(client("cognito-idp"), _pool_of(given, client))
    if given.command != "revoked":
        whom = given.whom if given.whom == EVERYONE else found.sub_of(given.whom)
        revocation = _changed(revocation, given.command, whom)
        kill_switch.write(iam, role, revocation)
    return _said(revocation, found)


def _replayed(given: argparse.Namespace, client: account.Client) -> str:
    sent = replay(client("sqs"), given.env)
    return f"{sent} parked webhooks were sent to the ingest queue again."


def _replayed_likes(given: argparse.Namespace, client: account.Client) -> str:
    told = [*replay_likes.of(client, given.env, given.lost).run(given.go)]
    text = replay_likes.said(told, given.go)
    if given.go and any(each.what not in replay_likes.SETTLED for each in told):
        raise LikesLeft(text)
    return text


def _recounted(given: argparse.Namespace, client: account.Client) -> str:
    recount = Recount(client("dynamodb"), f"lectern-content-{given.env}")
    return said([*recount.run(given.repair)], given.repair)


def _reconciled(given: argparse.Namespace, client: account.Client) -> str:
    told = [*cms_of.reconcile_of(client, given.env).run(given.go, given.withdraw)]
    text = reconcile.said(told, given.go)
    if any(each.outcome not in reconcile.SETTLED for each in told):
        raise DifferencesLeft(text)
    return text


def _swept(given: argparse.Namespace, client: account.Client) -> str:
    return sweep(client("lambda"), given.env)


def _pool_of(given: argparse.Namespace, client: account.Client) -> str:
    return given.user_pool or account.user_pool(client("cognito-identity"), given.env)


def _forgot_factor(given: argparse.Namespace, client: account.Client) -> str:
    return second_factor.take_away(client("cognito-idp"), _pool_of(given, client), given.whom)


def _said(revocation: Revocation, found: People) -> str:
    lines = [f"refused: {sub} {found.address_of(sub)}" for sub in sorted(revocation.people)]
    if revocation.before is not None:
        lines.append(f"refused: every session issued before {revocation.before.strftime(MOMENT)}")
    return "\n".join(lines) or "Nobody is refused."


def main(arguments: list[str]) -> int:
    given = _arguments(arguments)
    acts: dict[str, Callable[[argparse.Namespace, account.Client], str]] = {
        "replay": _replayed,
        "replay-likes": _replayed_likes,
        "recount": _recounted,
        "reconcile": _reconciled,
        "sweep": _swept,
        "forget-factor": _forgot_factor,
    }
    try:
        told = acts.get(given.command, _switched)(given, account.client_of(given))
    except (OperationRefused, LecternError, BotoCoreError, ClientError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
