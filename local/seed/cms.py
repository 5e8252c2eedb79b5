"""The few calls of the CMS's API (Wagtail API v3) that loading courses takes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

PAGE = 50
TIMEOUT_SECONDS = 60.0

JsonObject = dict[str, Any]


class CmsRefused(Exception):
    """The CMS answered with an error; the text contains the CMS's message."""


@dataclass(frozen=True)
class Cms:
    """A client that carries the base address and the bearer token."""

    client: httpx.Client

    def get(self, path: str, **query: str | int) -> Any:
        return self._call("GET", path, params=query)

    def post(self, path: str, body: JsonObject) -> Any:
        return self._call("POST", path, json=body)

    def patch(self, path: str, body: JsonObject) -> Any:
        return self._call("PATCH", path, json=body)

    def upload(self, file: Path, name: str, title: str) -> int:
        """Upload a picture as `name` and return its id."""
        with file.open("rb") as content:
            answer = self._call(
                "POST",
                "/api/v3/images/",
                files={"file": (name, content)},
                data={"title": title, "collection_id": "1"},
            )
        return int(answer["id"])

    def listing(self, path: str, **query: str | int) -> list[JsonObject]:
        """All items of a paginated v3 listing."""
        items: list[JsonObject] = []
        while True:
            answer = self.get(path, **query, limit=PAGE, offset=len(items))
            items += answer["items"]
            if not answer["items"] or len(items) >= answer["count"]:
                return items

    def _call(self, method: str, path: str, **rest: Any) -> Any:
        answer = self.client.request(method, path, **rest)
        if not answer.is_success:
            raise CmsRefused(f"{method} {path} → {answer.status_code}: {answer.text[:1000]}")
        return answer.json()


def connect(url: str, token: str) -> Cms:
    return Cms(
        httpx.Client(
            base_url=url,
            headers={"authorization": f"Bearer {token}"},
            timeout=TIMEOUT_SECONDS,
            trust_env=False,
        )
    )
