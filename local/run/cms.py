"""The CMS's part of a run: Wagtail, and the dispatcher that sends its webhooks."""

from amplify.project import StackOutputs
from local.cms import credentials as cms_credentials
from local.cms.credentials import CmsCredentials
from local.run.cloud import answers
from local.run.running import Running
from local.settings import Settings

READY_SECONDS = 120


def secrets_of(settings: Settings) -> CmsCredentials:
    return cms_credentials.ensure(settings.state / "cms")


def start(running: Running, settings: Settings) -> None:
    running.start(
        "cms",
        "local.cms",
        settings.environ(),
        lambda: answers(f"{settings.cms_url}/admin/login/"),
        READY_SECONDS,
    )


def start_dispatcher(
    running: Running, settings: Settings, stacks: StackOutputs, signing_secret: str
) -> None:
    webhook = {
        "WEBHOOK_URL": stacks.webhookUrl,
        "WEBHOOK_API_KEY": stacks.webhookApiKey,
        "WEBHOOK_SECRET": signing_secret,
    }
    running.start(
        "dispatcher", "local.cms.dispatch", {**settings.environ(), **webhook}, lambda: True
    )
