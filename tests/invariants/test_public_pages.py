"""Every kind of public page in every language, as an anonymous visitor finds it by its links."""

import re
from collections import Counter, deque
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.models import Page

from hub.look.headers import PUBLIC
from hub.ports import versions

pytestmark = pytest.mark.xdist_group("sample")
EACH = 2  # pages of a kind and language
LANGUAGES = [code for code, _ in settings.LANGUAGES]
CHANGING = ("/account/", "/admin/", "/u/")
# Queries of a page not in the cache, asked for again, less the version's. Ratchets: lower them, never raise them.
BUDGETS = {
    **{"front_page": 3, "manual_section": 3, "ManualPage": 15, "manual_chapter": 4, "NewsPage": 25, "search": 5},
    **{"partners_detail": 17, "TrainingPage": 27, "SeriesPage": 18},
}
OTHERS = 15


class Reader(HTMLParser):
    """What a browser would follow, send or run."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[dict[str, str]] = []
        self.submits: list[bool] = []
        self.faults: list[str] = []
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.faults += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given and "json" not in given.get("type", "")):
            self.faults.append(f"inline {tag}")
        for name in ("src", "href"):
            if tag in {"script", "img", "iframe", "source"} and urlsplit(given.get(name, "")).netloc:
                self.faults.append(f"{tag} from {given[name]}")
        match tag:
            case "html":
                self.language = given.get("lang", "")
            case "a" if "href" in given:
                self.links.append(given["href"])
            case "form":
                self.forms.append(given)
                self.submits.append(False)
            case "button" | "input":
                kind = given.get("type", "submit" if tag == "button" else "text")
                if self.submits and kind in {"submit", "image"}:
                    self.submits[-1] = True


@dataclass(frozen=True)
class Seen:
    kind: str
    path: str
    answer: HttpResponse
    page: Reader


def kind_of(path: str) -> str:
    """The name of the address, and the type of page where Wagtail serves it."""
    inside = [part for part in path.split("/") if part]
    with translation.override(inside[0]):
        try:
            name = str(resolve(path).url_name)
        except Resolver404:
            return "unknown"
    if name != "wagtail_serve":
        return name
    page = Page.objects.filter(url_path__endswith=f"/{'/'.join(inside[1:])}/").first()
    return page.specific_class.__name__ if page else "wagtail_serve"


@cache
def walk() -> tuple[tuple[Seen, ...], tuple[str, ...]]:
    """The pages found, and the links that lead nowhere."""
    client = Client(raise_request_exception=False)
    waiting = deque((f"/{code}/", "start") for code in LANGUAGES)
    known, visited, seen, broken = set(waiting), Counter[tuple[str, str]](), [], []
    while waiting:
        path, found_on = waiting.popleft()
        language, kind = path.split("/")[1], kind_of(path)
        if visited[language, kind] >= EACH:
            continue
        visited[language, kind] += 1
        answer = client.get(path)
        if answer.status_code in (301, 302, 303):
            continue
        if answer.status_code != 200:
            broken.append(f"{path} ({answer.status_code}, linked from {found_on})")
            continue
        page = Reader()
        if answer.headers["Content-Type"].startswith("text/html"):
            page.feed(answer.content.decode())
        seen.append(Seen(kind, path, answer, page))
        for link in page.links:
            target = urlsplit(urljoin(f"http://testserver{path}", link))
            inside = target.netloc in {"testserver", "localhost:8000"} and target.path.split("/")[1] in LANGUAGES
            if inside and target.path not in known and not target.path.startswith(CHANGING):
                known.add(target.path)
                waiting.append((target.path, path))
    return tuple(seen), tuple(broken)


@pytest.fixture(autouse=True)
def walked(sample_content: None) -> None:
    walk()


def test_the_walk_found_the_house() -> None:
    kinds = {one.kind for one in walk()[0]}
    assert {"front_page", "manual_section", "NewsPage", "help", "search", "partners"} <= kinds


def test_no_link_leads_nowhere() -> None:
    assert walk()[1] == ()


def test_every_answer_carries_the_headers() -> None:
    lacking = []
    for one in walk()[0]:
        headers = one.answer.headers
        if headers["Content-Type"].startswith("text/html") and headers.get("Content-Security-Policy") != PUBLIC:
            lacking.append(f"{one.path}: {headers.get('Content-Security-Policy')}")
        if headers.get("X-Content-Type-Options") != "nosniff" or "Referrer-Policy" not in headers:
            lacking.append(one.path)
    assert lacking == []


def test_nothing_is_inline_and_nothing_comes_from_elsewhere() -> None:
    assert {one.path: one.page.faults for one in walk()[0] if one.page.faults} == {}


def test_every_form_works_without_script() -> None:
    wrong = []
    for one in walk()[0]:
        for form, submits in zip(one.page.forms, one.page.submits, strict=True):
            if not submits or urlsplit(form.get("action", "")).netloc:
                wrong.append(f"{one.path}: {form}")
    assert wrong == []


def test_a_kept_page_holds_no_posting_form_and_sets_no_cookie() -> None:
    wrong = []
    for one in walk()[0]:
        if "ETag" in one.answer.headers and one.answer.headers["Content-Type"].startswith("text/html"):
            posts = [form for form in one.page.forms if form.get("method", "get").lower() == "post"]
            if posts or one.answer.cookies:
                wrong.append(f"{one.path}: {posts} {one.answer.cookies}")
    assert wrong == []


def test_every_page_says_its_language() -> None:
    html = [one for one in walk()[0] if one.answer.headers["Content-Type"].startswith("text/html")]
    assert [one.path for one in html if one.page.language != one.path.split("/")[1]] == []


def test_no_page_asks_the_database_more_than_its_budget() -> None:
    client, over, asked = Client(), {}, {}
    for one in walk()[0]:
        path = f"{one.path}?budget=1"
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        queries = [query for query in captured.captured_queries if query["sql"] != versions.CURRENT]
        asked[one.kind] = max(asked.get(one.kind, 0), len(queries))
        if len(queries) > BUDGETS.get(one.kind, OTHERS):
            repeated = Counter(re.sub(r"\d+|'[^']*'", "?", query["sql"])[:120] for query in queries).most_common(2)
            over[one.path] = (one.kind, len(queries), repeated)
    assert over == {}, asked
