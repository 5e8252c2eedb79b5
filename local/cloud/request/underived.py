"""Why a request's operation can't be derived."""


class Underived(Exception):
    """The request names no operation, or could be taken for two. It is refused unread."""


class Unsigned(Underived):
    """It bears no signature, and names nothing that is served without one."""
