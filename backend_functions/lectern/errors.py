"""Everything that can go wrong in a function, as one tree.

LecternError
├── Misconfigured       the deployment lacks something; nothing works until it is mended
│   └── OtherUserPool                                                          sweep
├── Rejected            this input will never be accepted; retrying can't help
│   ├── UnknownSource, BadSignature, MalformedBody, UnknownType, TooLarge      webhooks
│   ├── NotSettled, UnknownTrigger                                             confirmed
│   ├── BadQuery                                                               search
│   ├── BadMediaRequest                                                        media
│   ├── NotThere            there is nothing of that name for a learner
│   │   └── NoSuchMedia, MediaOff                                              media
│   ├── UnknownOutcome                                                         tell_editors
│   └── JunkItem                                                               learners' items
└── Transient           the same input may succeed later; the caller should retry
    ├── StoreUnavailable, Contended, SecretUnavailable, QueueUnavailable, MailUnavailable
    ├── SignerUnavailable                                                      media
    ├── AskedTooOften                                                 search, media
    ├── DirectoryUnavailable                                                   sweep, confirmed
    └── UpstreamFailed, UpstreamTimedOut                                       the CMS

`code` is stable: alarms, mails and the site key on it. `meaning` is one sentence for a person.
`detail` adds what was seen, and never holds a secret or text from the request.
"""

from typing import ClassVar


class LecternError(Exception):
    code: ClassVar[str] = "error"
    meaning: ClassVar[str] = "Something went wrong."

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.meaning)
        self.detail = detail


class Misconfigured(LecternError):
    code = "misconfigured"
    meaning = "The function was deployed without a setting that it needs."


class OtherUserPool(Misconfigured):
    code = "other-user-pool"
    meaning = (
        "The sweep has checked another user pool before, so every account would seem deleted. "
        "It deleted nothing."
    )


class Rejected(LecternError):
    code = "rejected"
    meaning = "The request can't be accepted."


class UnknownSource(Rejected):
    code = "unknown-source"
    meaning = "The webhook names a content system that this site doesn't read."


class BadSignature(Rejected):
    code = "bad-signature"
    meaning = (
        "The webhook isn't signed with a secret that Lectern knows, or was signed too long "
        "before it arrived."
    )


class MalformedBody(Rejected):
    code = "malformed-body"
    meaning = "The webhook's body doesn't have the form of its content system."


class UnknownType(Rejected):
    code = "unknown-type"
    meaning = "The webhook has an event or a kind of content that Lectern doesn't support."


class TooLarge(Rejected):
    code = "too-large"
    meaning = "The entry is too large for the content table."


class BadQuery(Rejected):
    code = "bad-query"
    meaning = "The search text can't be used."


class BadMediaRequest(Rejected):
    code = "bad-media-request"
    meaning = "The request names no lesson and file in the form that media has."


class NotThere(Rejected):
    code = "not-there"
    meaning = "There is nothing of that name."


class NoSuchMedia(NotThere):
    code = "no-such-media"
    meaning = "The lesson isn't published, or shows no such file."


class MediaOff(NotThere):
    code = "media-off"
    meaning = "This site has no private media: it was deployed without it."


class NotSettled(Rejected):
    code = "not-settled"
    meaning = "The owner of the mailbox hasn't chosen this account's password yet."


class UnknownTrigger(Rejected):
    code = "unknown-trigger"
    meaning = "The user pool asked for something that this function doesn't know."


class UnknownOutcome(Rejected):
    code = "unknown-outcome"
    meaning = "The message doesn't say what became of a webhook."


class JunkItem(Rejected):
    code = "junk-item"
    meaning = "A learner's own partition holds an item that the site doesn't write."


class Transient(LecternError):
    code = "transient"
    meaning = "Something Lectern depends on didn't answer; trying again may succeed."


class StoreUnavailable(Transient):
    code = "store-unavailable"
    meaning = "The database didn't take the request."


class Contended(Transient):
    code = "contended"
    meaning = "Others kept changing the same entry at the same moment."

    def __init__(self, detail: str = "", failed_conditions: tuple[int, ...] = ()) -> None:
        """`failed_conditions`: the positions, in the transaction, of what didn't hold."""
        super().__init__(detail)
        self.failed_conditions = failed_conditions


class SecretUnavailable(Transient):
    code = "secret-unavailable"
    meaning = "A secret couldn't be read."


class QueueUnavailable(Transient):
    code = "queue-unavailable"
    meaning = "A queue didn't take the message."


class MailUnavailable(Transient):
    code = "mail-unavailable"
    meaning = "The mail service didn't take the message."


class SignerUnavailable(Transient):
    code = "signer-unavailable"
    meaning = "The address of the file couldn't be made. Please try again soon."


class AskedTooOften(Transient):
    code = "asked-too-often"
    meaning = "You asked very often. Please wait some seconds, then try again."

    def __init__(self, detail: str = "", retry_after: int = 1) -> None:
        """`retry_after` in whole seconds."""
        super().__init__(detail)
        self.retry_after = retry_after


class DirectoryUnavailable(Transient):
    code = "directory-unavailable"
    meaning = "The user pool didn't answer."


class UpstreamFailed(Transient):
    code = "upstream-failed"
    meaning = "Search is unavailable at the moment. Please try again soon."


class UpstreamTimedOut(Transient):
    code = "upstream-timed-out"
    meaning = "Search took too long to answer. Please try again."


def _tree(root: type[LecternError]) -> dict[str, type[LecternError]]:
    found = {root.code: root}
    for child in root.__subclasses__():
        found |= _tree(child)
    return found


BY_CODE = _tree(LecternError)
"""Every error's class by its code, for readers who only have the code (mails, dashboards)."""
