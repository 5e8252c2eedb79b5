# ruff: noqa: N815 - field names are the keys of a JSON file
"""The outputs of the deployed stacks: ids, names and addresses that every other part needs."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from amplify.project import owner_only

FILE_NAME = "stack-outputs.json"
CONTENT_TABLE = "lectern-content-"


@dataclass(frozen=True)
class StackOutputs:
    """Field names are the keys of `<state>/stack-outputs.json`. Secret ids are ARNs.

    `webhookUrl` is `webhooksUrl` and the name of the deployment's CMS.
    `signingKeyArn` is `none` where there is no private media.
    """

    region: str
    awsEndpoint: str
    userPoolId: str
    userPoolClientId: str
    identityPoolId: str
    contentTable: str
    contentTableArn: str
    learnersTable: str
    learnersTableArn: str
    learnersStreamArn: str
    apiUrl: str
    webhooksUrl: str
    webhookUrl: str
    webhookApiKeyId: str
    webhookApiKey: str
    ingestQueueUrl: str
    deadLetterQueueUrl: str
    parkedQueueUrl: str
    editorsQueueUrl: str
    activityFailuresQueueUrl: str
    learnerRoleName: str
    learnerRoleArn: str
    unauthRoleName: str
    deploymentBucketName: str
    webhookSecretId: str
    cmsSecretId: str
    editorsSecretId: str
    authorSecretId: str
    cmsIngestFunction: str
    searchFunction: str
    activityFunction: str
    opsAlertsFunction: str
    tellEditorsFunction: str
    mediaFunction: str
    sweepFunction: str
    confirmedFunction: str
    signingKeyArn: str
    moderatorsGroup: str
    senderAddress: str
    operatorsAddresses: str

    @property
    def environment(self) -> str:
        """The part of every name that identifies the environment."""
        return self.contentTable.removeprefix(CONTENT_TABLE)


def of_stacks(
    stacks: Mapping[str, Mapping[str, str]],
    root: Mapping[str, str],
    local: Mapping[str, str],
) -> StackOutputs:
    """`local` holds values that no stack has: Region, endpoint, API addresses, the API key."""
    auth = stacks["authlectern"]
    content, learners = stacks["storagecontent"], stacks["storagelearners"]
    queues, secrets = stacks["customqueues"], stacks["customsecrets"]
    return StackOutputs(
        **local,
        userPoolId=auth["UserPoolId"],
        userPoolClientId=auth["AppClientIDWeb"],
        identityPoolId=auth["IdentityPoolId"],
        contentTable=content["Name"],
        contentTableArn=content["Arn"],
        learnersTable=learners["Name"],
        learnersTableArn=learners["Arn"],
        learnersStreamArn=learners["StreamArn"],
        webhookApiKeyId=stacks["customingest"]["ApiKeyId"],
        ingestQueueUrl=queues["IngestQueueUrl"],
        deadLetterQueueUrl=queues["DeadLetterQueueUrl"],
        parkedQueueUrl=queues["ParkedQueueUrl"],
        editorsQueueUrl=queues["EditorsQueueUrl"],
        activityFailuresQueueUrl=queues["ActivityFailuresQueueUrl"],
        learnerRoleName=auth["LearnerRoleName"],
        learnerRoleArn=auth["LearnerRoleArn"],
        unauthRoleName=root["UnauthRoleName"],
        deploymentBucketName=root["DeploymentBucketName"],
        webhookSecretId=secrets["WebhookSecretArn"],
        cmsSecretId=secrets["CmsSecretArn"],
        editorsSecretId=secrets["EditorsSecretArn"],
        authorSecretId=secrets["AuthorSecretArn"],
        cmsIngestFunction=stacks["functioncmsIngest"]["Name"],
        searchFunction=stacks["functionsearch"]["Name"],
        activityFunction=stacks["functionactivity"]["Name"],
        opsAlertsFunction=stacks["functionopsAlerts"]["Name"],
        tellEditorsFunction=stacks["functiontellEditors"]["Name"],
        mediaFunction=stacks["functionmedia"]["Name"],
        sweepFunction=stacks["functionsweep"]["Name"],
        confirmedFunction=stacks["functionconfirmed"]["Name"],
        signingKeyArn=stacks["custommedia"]["SigningKeyArn"],
        moderatorsGroup=stacks["customgroups"]["ModeratorsGroup"],
    )


def write(outputs: StackOutputs, state: Path) -> None:
    """Replaces the file whole; it holds the webhook's API key, so only its owner may read it."""
    owner_only.replace(state / FILE_NAME, json.dumps(asdict(outputs), indent=2))


def read(state: Path) -> StackOutputs | None:
    """None if nothing was deployed, or if an older deployer wrote other fields."""
    try:
        return StackOutputs(**json.loads((state / FILE_NAME).read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        return None
