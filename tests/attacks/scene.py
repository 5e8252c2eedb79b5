"""Where the attacks take place: a cloud, the attacker, a victim, and what the victim owns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.access.cloud import Cloud
from tests.attacks.sessions import Session

LESSON = "wagtail-1"
OTHER_LESSON = "wagtail-2"
SENTINEL = "wagtail-3"
"""Liked only to see that the stream has passed: a like that stayed would never count again."""


@dataclass(frozen=True)
class Scene:
    """`mallory` is the attacker, a learner like any other; `outsider` has signed in to a user
    pool of somebody else's making, under Mallory's name; `returner` is a learner who unlinks and
    comes back.
    """

    cloud: Cloud
    mallory: Session
    victim: Session
    outsider: Session
    returner: Session

    def names(self) -> Mapping[str, str]:
        """What stands for `<…>` in a request."""
        stacks = self.cloud.stacks
        return {
            **vars(stacks),
            "me": self.mallory.sub,
            "victim": self.victim.sub,
            "myIdentity": self.mallory.identity_id,
            "victimIdentity": self.victim.identity_id,
            "myEmail": self.mallory.email,
            "victimEmail": self.victim.email,
            "learners": stacks.learnersTable,
            "content": stacks.contentTable,
            "lesson": LESSON,
            "account": stacks.learnerRoleArn.split(":")[4],
        }


def filled(template: Any, names: Mapping[str, str]) -> Any:
    """A request with every `<name>` replaced, in its keys too."""
    if isinstance(template, str):
        for name, value in names.items():
            template = template.replace(f"<{name}>", value)
        return template
    if isinstance(template, Mapping):
        return {filled(key, names): filled(value, names) for key, value in template.items()}
    if isinstance(template, list | tuple):
        return [filled(each, names) for each in template]
    return template
