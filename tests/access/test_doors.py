"""The cloud's other doors: guests, forged keys, control routes, foreign pages and hosts."""

import pytest
import requests
from botocore.exceptions import ClientError

from local.cloud.gateway import admission
from local.settings import REGION
from tests.access import people
from tests.access.cloud import Cloud
from tests.access.people import Person

TIMEOUT_SECONDS = 10
TARGET = {
    "x-amz-target": "DynamoDB_20120810.ListTables",
    "content-type": "application/x-amz-json-1.0",
}


def scope(key: str) -> str:
    return (
        f"AWS4-HMAC-SHA256 Credential={key}/20261121/{REGION}/dynamodb/aws4_request, "
        "SignedHeaders=host;x-amz-date, Signature=00"
    )


@pytest.mark.parametrize("key", ["test", "000000000000", "746291835107", "root", ""])
def test_a_key_is_no_proof_without_its_signature(cloud: Cloud, key: str) -> None:
    headers = {**TARGET, "authorization": scope(key or cloud.root.root_access_key_id)}
    headers["x-amz-date"] = "20261121T000000Z"
    answer = requests.post(cloud.url, "{}", headers=headers, timeout=TIMEOUT_SECONDS)
    assert answer.status_code in (400, 403)
    assert "TableNames" not in answer.text


@pytest.mark.parametrize("value", ["", "anything", "Bearer x", "AWS a:b"])
def test_a_meaningless_authorization_is_nobody(cloud: Cloud, value: str) -> None:
    headers = {**TARGET, "authorization": value}
    answer = requests.post(cloud.url, "{}", headers=headers, timeout=TIMEOUT_SECONDS)
    assert answer.status_code in (400, 403)
    assert "TableNames" not in answer.text


def test_a_guest_gets_no_identity(cloud: Cloud) -> None:
    identities = people.unsigned(cloud, "cognito-identity")
    with pytest.raises(ClientError, match="NotAuthorizedException"):
        identities.get_id(IdentityPoolId=cloud.stacks.identityPoolId)


def test_anothers_identity_gives_no_credentials(cloud: Cloud, ada: Person) -> None:
    identities = people.unsigned(cloud, "cognito-identity")
    with pytest.raises(ClientError, match="NotAuthorizedException"):
        identities.get_credentials_for_identity(IdentityId=ada.identity)


@pytest.mark.parametrize(
    "path",
    [
        "/_ministack/reset",
        "/_ministack/config",
        "/_ministack/ses/messages",
        "/_localstack/health",
        "/_aws/sqs/messages",
        "/health",
        admission.SAVE,
    ],
)
def test_a_control_route_needs_the_root_key(cloud: Cloud, path: str) -> None:
    answer = requests.post(cloud.url + path, timeout=TIMEOUT_SECONDS)
    assert answer.status_code == 403
    wrong = {admission.ROOT_KEY_HEADER: "wrong"}
    assert (
        requests.post(cloud.url + path, headers=wrong, timeout=TIMEOUT_SECONDS).status_code == 403
    )


def test_the_mailbox_has_no_guessable_address(cloud: Cloud) -> None:
    for path in ("/mail", "/mail/", "/mail/x/", "/mail/messages.json"):
        answer = requests.get(cloud.url + path, timeout=TIMEOUT_SECONDS)
        assert answer.status_code in (403, 404)


def test_a_denial_is_readable_by_the_sites_pages(cloud: Cloud) -> None:
    headers = {**TARGET, "origin": cloud.site_origin}
    answer = requests.post(cloud.url, "{}", headers=headers, timeout=TIMEOUT_SECONDS)
    assert answer.status_code == 400
    assert answer.headers["access-control-allow-origin"] == cloud.site_origin


def test_a_preflight_of_the_sites_pages_is_answered(cloud: Cloud) -> None:
    headers = {
        "origin": cloud.site_origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,x-amz-target",
    }
    answer = requests.options(cloud.url, headers=headers, timeout=TIMEOUT_SECONDS)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-headers"] == "authorization,x-amz-target"


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_foreign_pages_are_refused(cloud: Cloud, origin: str) -> None:
    headers = {**TARGET, "origin": origin}
    answer = requests.post(cloud.url, "{}", headers=headers, timeout=TIMEOUT_SECONDS)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_a_foreign_host_name_is_refused(cloud: Cloud) -> None:
    answer = requests.get(
        cloud.url + admission.HEALTH, headers={"host": "evil.example"}, timeout=TIMEOUT_SECONDS
    )
    assert answer.status_code == 421


def test_a_denial_says_what_dynamodb_says(cloud: Cloud, ada: Person) -> None:
    with pytest.raises(ClientError) as refusal:
        ada.dynamodb.scan(TableName=cloud.stacks.learnersTable)
    error = refusal.value.response["Error"]
    assert error["Code"] == "AccessDeniedException"
    assert error["Message"].endswith(
        f"is not authorized to perform: dynamodb:Scan on resource: {cloud.stacks.learnersTableArn} "
        "because no identity-based policy allows the dynamodb:Scan action"
    )
    assert refusal.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
