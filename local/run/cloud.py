"""The cloud's part of a run: the emulator, the stacks, the demo users, the CMS's tokens."""

import json
import os
from typing import TYPE_CHECKING

import boto3
import requests

from amplify.project import StackOutputs
from lectern.cms.source import API_TOKEN_FIELD, SIGNING_FIELD, TELL_TOKEN_FIELD
from local.cloud.deploy import deployment
from local.cloud.gateway import admission
from local.cms.credentials import CmsCredentials
from local.credentials import Credentials
from local.progress import say
from local.push import deployer
from local.run import users
from local.run.running import Running
from local.settings import REGION, Settings

if TYPE_CHECKING:
    from types_boto3_secretsmanager import SecretsManagerClient

HEALTH_PATH = admission.HEALTH
READY_SECONDS = 60
ANSWER_SECONDS = 2


def answers(url: str) -> bool:
    """True if the address gives any answer except a server error."""
    try:
        return requests.get(url, timeout=ANSWER_SECONDS, allow_redirects=False).status_code < 500
    except requests.RequestException:
        return False


def root_session(credentials: Credentials) -> boto3.Session:
    return boto3.Session(
        credentials.root_access_key_id, credentials.root_secret_access_key, region_name=REGION
    )


def start(running: Running, settings: Settings, credentials: Credentials) -> None:
    running.start(
        "cloud",
        "local.cloud",
        {**settings.environ(), **credentials.environ()},
        lambda: answers(settings.cloud_url + HEALTH_PATH),
        READY_SECONDS,
    )


def deploy_stacks(settings: Settings) -> StackOutputs:
    """Deploys by local.cloud.deploy, or by the Amplify CLI if LECTERN_DEPLOYER says so."""
    by_the_cli = os.environ.get(deployer.CHOICE) == deployer.AMPLIFY
    deploy = deployer.deploy if by_the_cli else deployment.deploy
    return deploy(settings, say=lambda text: say(f"    {text}"))


def ensure_users(settings: Settings, credentials: Credentials, stacks: StackOutputs) -> None:
    cognito = root_session(credentials).client("cognito-idp", endpoint_url=settings.cloud_url)
    users.ensure(cognito, stacks.userPoolId, users.demo_users(credentials.demo_password))


def give_cms_tokens(
    settings: Settings, credentials: Credentials, stacks: StackOutputs, cms: CmsCredentials
) -> None:
    """The functions read the CMS's tokens from Secrets Manager, as they do on AWS."""
    secrets = root_session(credentials).client("secretsmanager", endpoint_url=settings.cloud_url)
    for secret_id, field, token in (
        (stacks.cmsSecretId, API_TOKEN_FIELD, cms.search_token),
        (stacks.editorsSecretId, TELL_TOKEN_FIELD, cms.report_token),
    ):
        wanted = json.dumps({field: token})
        if _secret(secrets, secret_id) != wanted:
            secrets.put_secret_value(SecretId=secret_id, SecretString=wanted)


def signing_secret(settings: Settings, credentials: Credentials, stacks: StackOutputs) -> str:
    secrets = root_session(credentials).client("secretsmanager", endpoint_url=settings.cloud_url)
    secret: str = json.loads(_secret(secrets, stacks.webhookSecretId))[SIGNING_FIELD]
    return secret


def _secret(secrets: "SecretsManagerClient", secret_id: str) -> str:
    return secrets.get_secret_value(SecretId=secret_id)["SecretString"]
