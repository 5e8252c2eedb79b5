"""What ingest makes of a lesson that was changed, once it is cleaned."""

from typing import Any

from lectern.cms.wagtail import webhook
from lectern.content import Course, Lesson, Published
from lectern.delivery import from_sqs
from lectern.sanitise import clean
from tests.unit.functions.webhooks import MEDIA, lesson, message


def cleaned(**changed: Any) -> Course | Lesson:
    change = webhook.parse(from_sqs(message(lesson(**changed))))
    assert isinstance(change, Published)
    return clean(change.content, MEDIA)
