"""Who gets in: an account is settled once the owner of its mailbox has chosen its password.

A stranger can sign up with anybody's address and a password of their own. So the code that
confirms the address settles the account only when it comes from the browser that signed up.
Else the password goes, and the owner chooses one by "forgot password", which settles it. No token
is made for an account that isn't settled: what this function didn't do, or did half, opens nothing.
"""

from confirmed import event, proof
from confirmed.accounts import Accounts
from confirmed.event import Occasion
from lectern.errors import NotSettled, UnknownTrigger
from lectern.log import Log


def decide(occasion: Occasion, accounts: Accounts, log: Log) -> None:
    """Raises NotSettled, which refuses the tokens, UnknownTrigger or DirectoryUnavailable."""
    if occasion.source.startswith(event.TOKENS):
        if not accounts.is_settled(occasion.username):
            raise NotSettled
    elif occasion.source == event.RESET:
        accounts.settle(occasion.username)
        log.info("settled", by="forgot password")
    elif occasion.source == event.SIGN_UP:
        _confirmed(occasion, accounts, log)
    else:
        raise UnknownTrigger


def _confirmed(occasion: Occasion, accounts: Accounts, log: Log) -> None:
    if proof.fits(occasion.proof, occasion.digest):
        accounts.settle(occasion.username)
        log.info("settled", by="the browser that signed up")
    else:
        accounts.shut(occasion.username)
        log.info("shut", proof=bool(occasion.proof))
