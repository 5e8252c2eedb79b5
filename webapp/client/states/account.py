"""What the account's page shows: what is being done, and what came of it."""
# ruff: noqa: N815 -- these are the names of JavaScript fields

from dataclasses import dataclass

from webapp.client.states.choices import AccountPart, FactorStatus, PageStatus


@dataclass(frozen=True)
class Account:
    """`part` worked last, or works while `busy`; `told` says how far it has come, then what came
    of it. `error` and `errorField` are as in Session, `failure` says why the page can't be shown.
    `resumable`: an import stopped half-way, and can go on. `secret` and the QR code of it are there
    while `factor` is being set up. `pendingEmail` waits for the code that was mailed to it.
    """

    status: PageStatus
    email: str
    failure: str
    part: AccountPart
    busy: bool
    told: str
    error: str
    errorField: str
    resumable: bool
    factor: FactorStatus
    secret: str
    qrPath: str
    qrBox: str
    pendingEmail: str
