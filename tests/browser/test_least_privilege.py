"""No role may do more than the product needs: what is granted is used, here or by AWS's services.

The local cloud records which statement allowed each request. Here the site in Chromium, the CMS
and the functions do once all that they do; a grant that nobody used is a grant too many.
"""

import re
import uuid

import pytest
from playwright.sync_api import Request, expect

from amplify import project
from amplify.project.root import ROOT
from lectern import keys
from lectern.learner_items import PROFILE
from local.settings import ENV_NAME
from tests.access import newcomers
from tests.aws import Aws
from tests.browser import grants
from tests.browser.service_grants import asked_by_services
from tests.browser.visitor import Visitor
from tests.cloudfront import Distribution
from tests.cms import Cms, content_id
from tests.eventually import eventually
from tests.mail import Mailbox
from tests.notices import Notices
from tests.stack import DECISIONS_FILE, Stack
from tests.webhook import Webhook, lesson_event

FORGED = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


def _is_poll(request: Request) -> bool:
    asked = request.headers.get("x-amz-target", "").endswith(".Query")
    return asked and keys.STATS in (request.post_data or "")


def _learn(learner: Visitor) -> None:
    """All that the site's pages ask of DynamoDB and of the search API."""
    learner.open("/catalogue")
    learner.page.locator(".card-link").first.click()
    expect(learner.page).to_have_url(re.compile(r"/courses/"))
    learner.page.locator("main a[href^='/lessons/']").first.click()
    for pressed in ("true", "false"):
        learner.like_button().click()
        expect(learner.like_button()).to_have_attribute("aria-pressed", pressed)
    with learner.page.expect_request(_is_poll):
        pass  # an open lesson looks for changes by itself
    learner.open("/search?q=partition")
    expect(learner.page.locator(".hit").first).to_be_visible(timeout=20_000)


def _watch(learner: Visitor, lesson: int, distribution: Distribution, webhook: Webhook) -> None:
    """A private film, whose address the media function looks up and signs."""
    film = {"type": "video", "url": f"{distribution.origin}/private/granted.wav", "title": "Seen"}
    learner.open(f"/lessons/wagtail-{lesson}/lesson-{lesson}")
    webhook.send(lesson_event(lesson, 1, "A lesson with a film", body=[film]))
    learner.page.get_by_role("button", name="Play the film").click()
    eventually(lambda: distribution.asked)


def _edit(cms: Cms, aws: Aws, table: str) -> None:
    """All that a lesson can go through, each step waited for."""
    lesson = cms.publish_lesson(cms.first_course(), "Granted", "The first words.")
    entry = keys.entry(content_id(lesson))

    def reached(**wanted: str) -> bool:
        return wanted.items() <= aws.item(table, entry).items()

    eventually(lambda: reached(title="Granted"))
    cms.change_lesson(lesson, "Granted again", "Other words.")
    eventually(lambda: reached(title="Granted again"))
    cms.unpublish(lesson)
    eventually(lambda: reached(status="unpublished"))
    cms.delete(lesson)
    eventually(lambda: reached(status="deleted"))


def _fail(lectern: Stack, aws: Aws) -> None:
    """A webhook that ends in a mail to the operators."""
    outputs = lectern.outputs
    webhook = Webhook(outputs.webhookUrl.rpartition("/")[0], outputs.webhookApiKey, "")
    sent = webhook.send(lesson_event(1, 1, "Forged"), signature=FORGED).json()
    notices = Notices(aws.client, outputs.contentTable, Mailbox(outputs.mailUrl))
    notices.about(sent["correlationId"])


def _sweep(lectern: Stack, aws: Aws) -> None:
    """What a deleted account left is missed, missed again ten minutes later, and deleted."""
    table, sub = lectern.outputs.learnersTable, str(uuid.uuid4())
    aws.dynamodb.put_item(TableName=table, Item={"pk": {"S": sub}, "sk": {"S": PROFILE.sort_key}})
    _sweep_once(aws)
    name = {"pk": {"S": keys.SWEEP}, "sk": {"S": keys.suspect(sub).sk}}
    long_ago = {":then": {"N": "1"}}
    aws.dynamodb.update_item(
        TableName=table,
        Key=name,
        UpdateExpression="SET seenAt = :then",
        ExpressionAttributeValues=long_ago,
    )
    _sweep_once(aws)
    assert aws.partition(table, sub) == []


def _sign_up(lectern: Stack, aws: Aws) -> None:
    """One confirms where they signed up, whose account is settled; one elsewhere: it is shut."""
    outputs, pool = lectern.outputs, aws.client("cognito-idp")
    for shown in (True, False):
        email = f"{uuid.uuid4().hex}@lectern.test"
        proof = newcomers.sign_up(pool, outputs.userPoolClientId, email, "Long-enough-1")
        pool.admin_confirm_sign_up(
            UserPoolId=outputs.userPoolId,
            Username=email,
            ClientMetadata={"proof": proof} if shown else {},
        )


def _sweep_once(aws: Aws) -> None:
    ran = aws.client("lambda").invoke(FunctionName=f"lectern-sweep-{ENV_NAME}")
    assert "FunctionError" not in ran


@pytest.mark.timeout(180)
def test_every_grant_is_used(
    lectern: Stack,
    aws: Aws,
    learner: Visitor,
    distribution: Distribution,
    webhook: Webhook,
    entry_id: int,
) -> None:
    granted = grants.granted(aws.session.client("iam", endpoint_url=lectern.outputs.awsEndpoint))
    by_services = asked_by_services(project.load(ROOT / "amplify"))
    _learn(learner)
    _watch(learner, entry_id, distribution, webhook)
    _edit(Cms.of(lectern.outputs), aws, lectern.outputs.contentTable)
    _fail(lectern, aws)
    _sweep(lectern, aws)
    _sign_up(lectern, aws)

    def nothing_is_left() -> bool:
        unused = granted - grants.used(lectern.state / DECISIONS_FILE)
        assert {each for each in unused if each[1:] not in by_services} == set()
        return True

    eventually(nothing_is_left, what="the use of every grant")
