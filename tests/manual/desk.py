"""A person at the admin, by HTTP alone: logs in, sends the forms that Wagtail's pages send."""

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from tests.rig.processes import Rig

PASSWORD = "a long enough word"


@dataclass(frozen=True)
class Answer:
    status: int
    url: str
    text: str


@dataclass
class Person:
    """Somebody with cookies of their own."""

    rig: Rig
    email: str
    jar: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def log_in(self, password: str = PASSWORD) -> "Person":
        self.get("/account/login/")
        answer = self.post("/account/login/", {"login": self.email, "password": password})
        assert "/account/login" not in answer.url, answer.text[:2000]
        return self

    def get(self, path: str) -> Answer:
        return self._open(urllib.request.Request(self._url(path)))

    def get_bytes(self, path: str) -> bytes:
        with self._opener.open(self._url(path), timeout=60) as answer:
            return answer.read()

    def post(self, path: str, data: dict[str, Any] | None = None) -> Answer:
        token = next((cookie.value for cookie in self.jar if "csrf" in cookie.name), "")
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token, **(data or {})}, doseq=True).encode()
        return self._open(urllib.request.Request(self._url(path), data=body))

    def _open(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=60) as answer:
                return Answer(answer.status, answer.url, answer.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.url, error.read().decode(errors="replace"))

    def _url(self, path: str) -> str:
        return path if path.startswith("http") else self.rig.url(path)


def chapter_form(title: str, slug: str, **more: Any) -> dict[str, Any]:
    return _form({"title": title, "slug": slug, "summary": "", "themes": ""}, **more)


def section_form(title: str, slug: str, blocks: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """The form of a section; `blocks` are raw blocks as `tests.manual.tree` makes them."""
    body: dict[str, Any] = {"count": str(len(blocks))}
    for place, block in enumerate(blocks):
        body[str(place)] = _child(place, block["type"], block["id"], _typed(block["value"]))
    fields = {
        "title": title,
        "slug": slug,
        "summary": "",
        "themes": "",
        "body": body,
        "articles": inline_formset([]),
    }
    return _form(fields, **more)


def _typed(value: Any) -> Any:
    """A raw value as its form fields send it."""
    if isinstance(value, dict):
        return {name: _typed(part) for name, part in value.items()}
    if isinstance(value, list):
        items = {str(place): _child(place, "", item["id"], _typed(item["value"])) for place, item in enumerate(value)}
        return {"count": str(len(value)), **items}
    return rich_text(value) if str(value).startswith("<p>") else value


def _child(place: int, kind: str, block_id: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "id": block_id, "value": value, "order": str(place), "deleted": ""}


def _form(fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    given = {
        **fields,
        "access": "public",
        "owner_role": "",
        "review_date": "",
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comments": inline_formset([]),
        **more,
    }
    return nested_form_data(given)
