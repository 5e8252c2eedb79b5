"""Drives the CMS over its own HTTP API (Wagtail's v3), as an editor's tools would."""

from dataclasses import dataclass
from typing import Any

import requests

from local.outputs import Outputs

TIMEOUT_SECONDS = 30
SOURCE = "wagtail"


@dataclass(frozen=True)
class Cms:
    url: str
    token: str

    @classmethod
    def of(cls, outputs: Outputs) -> "Cms":
        return cls(outputs.cmsUrl, outputs.cmsApiToken)

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = requests.request(
            method,
            f"{self.url}/api/v3/{path}",
            json=body,
            headers={"authorization": f"Bearer {self.token}"},
            timeout=TIMEOUT_SECONDS,
        )
        assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text[:300]}"
        return answer.json() if answer.content else None

    def first_course(self) -> int:
        found = self._call("GET", "pages/?type=courses.Course&limit=1")
        page_id: int = found["items"][0]["id"]
        return page_id

    def publish_lesson(self, course_id: int, title: str, text: str, *more: dict[str, Any]) -> int:
        """`more` are the blocks after the text."""
        meta = {"type": "courses.Lesson", "parent_id": course_id, "action": "publish"}
        fields = lesson_fields(title, text)
        fields["body"] += more
        made = self._call("POST", "pages/", {"meta": meta, **fields})
        page_id: int = made["id"]
        return page_id

    def change_lesson(self, page_id: int, title: str, text: str) -> None:
        fields = {"meta": {"action": "publish"}, **lesson_fields(title, text)}
        self._call("PATCH", f"pages/{page_id}/", fields)

    def unpublish(self, page_id: int) -> None:
        self._call("POST", f"pages/{page_id}/actions/unpublish/", {"recursive": False})

    def delete(self, page_id: int) -> None:
        self._call("DELETE", f"pages/{page_id}/")


def lesson_fields(title: str, text: str) -> dict[str, Any]:
    return {
        "title": title,
        "summary": "A lesson that a test wrote.",
        "duration_minutes": 3,
        "level": "beginner",
        "body": [{"type": "text", "value": f"<p>{text}</p>"}],
    }


def content_id(page_id: int) -> str:
    return f"{SOURCE}-{page_id}"
