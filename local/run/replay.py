"""`make replay`: what the operators' mail tells them to run, against the local cloud."""

import time

from local.cloud.deploy import outputs
from local.run import cloud, credentials
from local.run.errors import NotRunning
from local.run.progress import say
from local.settings import Settings
from ops_alerts.replay import replay as send_again


def replay(settings: Settings) -> None:
    stacks = outputs.read(settings.state)
    if stacks is None or not settings.outputs_file.exists():
        raise NotRunning
    session = cloud.root_session(credentials.load_or_create(settings.state))
    sqs = session.client("sqs", endpoint_url=settings.cloud_url)
    sent = send_again(sqs, stacks.parkedQueueUrl, stacks.ingestQueueUrl, time.time())
    say(f"{sent} parked webhooks were sent to the ingest queue again.")
