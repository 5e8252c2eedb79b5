"""Signatures end, and whoever's clock is wrong is told the right time."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
import requests
from botocore.auth import S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from local.cloud.canaries.signing import DatedAuth
from tests.access.cloud import Cloud

TIMEOUT_SECONDS = 10
FORMAT = "%Y%m%dT%H%M%SZ"
LIST = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": "DynamoDB_20120810.ListTables",
}


def operator(cloud: Cloud) -> Credentials:
    return Credentials(cloud.root.root_access_key_id, cloud.root.root_secret_access_key)


def presigned(cloud: Cloud, moved: timedelta, seconds: int) -> str:
    """An address of a bucket, as of `moved` from now, good for `seconds`."""

    class Dated(S3SigV4QueryAuth):
        def add_auth(self, request: AWSRequest) -> None:
            request.context["timestamp"] = (datetime.now(UTC) + moved).strftime(FORMAT)
            self._modify_request_before_signing(request)  # type: ignore[attr-defined]
            to_sign = self.string_to_sign(request, self.canonical_request(request))
            request.url = f"{request.url}&X-Amz-Signature={self.signature(to_sign, request)}"

    request = AWSRequest("GET", f"{cloud.url}/{cloud.stacks.deploymentBucketName}")
    Dated(operator(cloud), "s3", cloud.stacks.region, expires=seconds).add_auth(request)
    return str(request.url)


def test_a_presigned_address_opens_while_it_lasts(cloud: Cloud) -> None:
    url = presigned(cloud, timedelta(minutes=-20), 3600)
    assert requests.get(url, timeout=TIMEOUT_SECONDS).status_code == 200


@pytest.mark.parametrize(
    ("moved", "seconds"),
    [(timedelta(minutes=-2), 60), (timedelta(days=-8), 604_800), (timedelta(0), 604_801)],
    ids=["over", "over after a week", "longer than a week"],
)
def test_and_not_beyond(moved: timedelta, seconds: int, cloud: Cloud) -> None:
    answer = requests.get(presigned(cloud, moved, seconds), timeout=TIMEOUT_SECONDS)
    assert answer.status_code in (400, 403)


@pytest.mark.parametrize("minutes", [-10, 10])
def test_a_wrong_clock_learns_the_time_from_the_refusal(minutes: int, cloud: Cloud) -> None:
    request = AWSRequest("POST", f"{cloud.url}/", dict(LIST), b"{}")
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    DatedAuth(operator(cloud), "dynamodb", cloud.stacks.region, at).add_auth(request)
    headers = {name: str(value) for name, value in request.headers.items()}
    answer = requests.post(
        f"{cloud.url}/",
        data=b"{}",
        headers={**headers, "origin": cloud.site_origin},
        timeout=TIMEOUT_SECONDS,
    )
    assert (answer.status_code, answer.json()["__type"].rpartition("#")[2]) == (
        400,
        "InvalidSignatureException",
    )
    assert answer.json()["message"].startswith("Signature ")
    assert "Date" in answer.headers["access-control-expose-headers"].split(",")
    told = parsedate_to_datetime(answer.headers["date"])
    assert abs(told - datetime.now(UTC)) < timedelta(minutes=1)
