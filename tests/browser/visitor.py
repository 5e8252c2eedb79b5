"""Somebody in front of the site, acting by what they can see and read."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Request, expect

from local.outputs import DemoUser, Outputs


@dataclass
class Visitor:
    page: Page
    outputs: Outputs
    page_errors: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    websockets: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.page_errors.append(str(error)))
        self.page.on("request", self._note)
        self.page.on("websocket", lambda socket: self.websockets.append(socket.url))

    def _note(self, request: Request) -> None:
        self.requests.append(request)

    def open(self, path: str) -> None:
        self.page.goto(path)

    def heading(self, text: str) -> Locator:
        return self.page.get_by_role("heading", level=1, name=text)

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def sign_in(self, user: DemoUser, path: str = "/sign-in") -> None:
        self.open(path)
        self.fill("E-mail", user.email)
        self.fill("Password", user.password)
        self.press("Sign in")
        expect(self.account_button()).to_be_visible(timeout=20_000)
        self.page.wait_for_url(lambda url: "/sign-in" not in urlsplit(url).path)

    def account_button(self) -> Locator:
        return self.page.get_by_role("button", name="Your account")

    def sign_out(self) -> None:
        self.account_button().click()
        self.press("Sign out")
        expect(self.account_button()).to_be_hidden()  # a page left earlier would cut it off

    def like_button(self) -> Locator:
        return self.page.get_by_role("button", name="like")

    def dynamodb_calls(self, operation: str = "") -> list[Request]:
        """Requests to DynamoDB; the header names the operation (its JSON protocol)."""
        target = f"DynamoDB_20120810.{operation}"
        return [r for r in self.requests if r.headers.get("x-amz-target", "").startswith(target)]
