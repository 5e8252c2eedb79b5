"""What came back over HTTP."""

from dataclasses import dataclass, field
from typing import Any

import requests
from botocore.exceptions import ClientError


@dataclass(frozen=True)
class Answer:
    """Its text form is `<status> <text>`, which refusals are matched against."""

    status: int
    text: str
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.status} {self.text}"


def of_response(response: requests.Response) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.status_code, response.text, headers)


def of_error(error: ClientError) -> Answer:
    details: dict[str, Any] = error.response["Error"]  # type: ignore[assignment]
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    return Answer(status, f"{details.get('Code', '')}: {details.get('Message', '')}")
