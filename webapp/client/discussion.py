"""The binding of `client/src/discussionHooks.ts`, which only the discussion's own part loads."""

from webapp.client import states
from webapp.client.module import ClientModule

_HOOKS = ClientModule("$/lectern/discussionHooks")


def discussion() -> states.Discussion:
    """What is said below the lesson that the address names."""
    return _HOOKS.hook("useDiscussion", states.Discussion)
