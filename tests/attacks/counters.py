"""What a lesson's counter says, and how to know that it has heard of all that was written."""

from tests.attacks import stream
from tests.attacks.scene import SENTINEL, Scene
from tests.attacks.sessions import Session


def likes(scene: Scene, lesson: str) -> int:
    return stream.likes(scene.cloud, lesson)


def let_the_stream_pass(scene: Scene, *others: Session) -> None:
    """Not for the attacker alone: the victim's likes mustn't wait for junk either."""
    everybody = (scene.mallory, scene.victim, *others)
    stream.let_pass(scene.cloud, SENTINEL, *(each.sub for each in everybody))
