"""One run from start to stop: the order in which the parts start, and their dependencies.

The site's build doesn't depend on the other parts, so it runs at the same time.
"""

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from amplify.project import StackOutputs
from local import credentials, outputs
from local.cloud.mailbox import inbox
from local.credentials import Credentials
from local.outputs import Admin, Outputs
from local.progress import step
from local.run import cloud, cms, content, ports, process_record, site, users
from local.run.run_failed import AlreadyRunning
from local.run.running import Running
from local.settings import Settings

COURSES = "Courses, through the CMS and its webhook"

Ready = Callable[[Settings, Outputs], None]
"""Called once, when every part answers."""


def run(settings: Settings, stopping: threading.Event, ready: Ready) -> None:
    """Starts all parts, reports it, and returns after `stopping` was set and all have ended."""
    already = process_record.read(settings.state)
    if already:
        raise AlreadyRunning(already[0].pid)
    ports.require_free(settings)
    secrets = credentials.load_or_create(settings.state)
    running = Running(settings.state, os.getpid(), stopping)
    try:
        ready(settings, _start(running, settings, secrets))
        running.watch()
    finally:
        settings.outputs_file.unlink(missing_ok=True)
        running.stop()


def _start(running: Running, settings: Settings, secrets: Credentials) -> Outputs:
    with ThreadPoolExecutor(max_workers=2) as lanes:
        built = lanes.submit(_build_site, settings)
        prepared = lanes.submit(_start_cms, running, settings)
        stacks = _start_cloud(running, settings, secrets)
        _fill(running, settings, secrets, stacks, prepared)
        built.result()
    result = _outputs(settings, secrets, stacks)
    outputs.write(result, settings.outputs_file)
    with step("Site"):
        site.serve(running, settings)
    return result


def _build_site(settings: Settings) -> None:
    with step("Building the site (a minute the first time)"):
        site.build(settings)


def _start_cms(running: Running, settings: Settings) -> None:
    with step("CMS"):
        cms.start(running, settings)


def _start_cloud(running: Running, settings: Settings, secrets: Credentials) -> StackOutputs:
    with step("Local cloud, with the access rules enforced"):
        cloud.start(running, settings, secrets)
    with step("Stacks of amplify/backend"):
        stacks = cloud.deploy_stacks(settings)
    with step("Demo users"):
        cloud.ensure_users(settings, secrets, stacks)
    return stacks


def _fill(
    running: Running,
    settings: Settings,
    secrets: Credentials,
    stacks: StackOutputs,
    prepared: Future[None],
) -> None:
    """Loads the courses as an editor would: by the CMS, its webhook and the ingest function."""
    cms_secrets = cms.secrets_of(settings)
    cloud.give_cms_tokens(settings, secrets, stacks, cms_secrets)
    cms.start_dispatcher(running, settings, stacks, cloud.signing_secret(settings, secrets, stacks))
    prepared.result()
    with step(COURSES):
        dynamodb = cloud.root_session(secrets).client("dynamodb", endpoint_url=settings.cloud_url)
        content.seed(settings, cms_secrets.api_token, dynamodb, stacks.contentTable)


def _outputs(settings: Settings, secrets: Credentials, stacks: StackOutputs) -> Outputs:
    return Outputs(
        region=stacks.region,
        awsEndpoint=stacks.awsEndpoint,
        userPoolId=stacks.userPoolId,
        userPoolClientId=stacks.userPoolClientId,
        identityPoolId=stacks.identityPoolId,
        contentTable=stacks.contentTable,
        learnersTable=stacks.learnersTable,
        apiUrl=stacks.apiUrl,
        webhookUrl=stacks.webhookUrl,
        webhookApiKey=stacks.webhookApiKey,
        siteUrl=settings.site_url,
        privateMediaOrigin=settings.private_media_origin,
        cmsUrl=settings.cms_url,
        cmsApiToken=cms.secrets_of(settings).api_token,
        demoUsers=users.demo_users(secrets.demo_password),
        mailUrl=inbox.url(settings.cloud_url, settings.state),
        admin=Admin(secrets.root_access_key_id, secrets.root_secret_access_key),
    )
