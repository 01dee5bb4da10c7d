"""Journey 7: a visitor finds the very section in two languages; text for practitioners is found by them alone."""

import json
import re
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from hub.models import PracticeAccess
from search.models import SearchEntry
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-search")

MAKE = """
from pathlib import Path

import home
from hub.sample import law, people, practice, reference
from home.sample import pages as news
from manual.sample import pages as manual
people.make_users(); people.make_organisations(); practice.make_practice()
reference.make_themes(); reference.make_glossary(); law.make_articles()
news.make_standard_pages(); news.make_news(); manual.make_first_text()

from hub.ports import sample
from translation.sample.steps import translate_all
of_the_house = [folder for folder in sample.texts() if folder.is_relative_to(Path(home.__file__).parent)]
sample.texts = lambda: of_the_house
translate_all("ro")
"""
SECRET = "Plan an operation where children may be found"
SECTION, NEWS = "A guardian for the child", "Treisprezece din o sută de victime înregistrate sunt copii"
PASSWORD = "demo-only-9-lanterns"


@pytest.fixture
def hub(rig: Rig) -> Rig:
    """Pages published through the service while a real worker listens; no beat, so the bell must be heard."""
    rig.run_worker()
    rig.manage("shell", "-c", MAKE)
    rig.run_web()
    wait_until(lambda: SearchEntry.objects.filter(title=SECRET).exists(), "the section to be indexed", 60)
    for title in (SECTION, NEWS):
        wait_until(lambda title=title: SearchEntry.objects.filter(title=title).exists(), f"{title} to be indexed", 60)
    return rig


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A reader without script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def search(page: Page, rig: Rig, words: str, language: str = "en") -> list[str]:
    page.goto(rig.url(f"/{language}/"))
    page.locator("input[name=q]").first.fill(words)
    with page.expect_navigation():
        page.locator("form[role=search] button").first.click()
    assert page.locator("meta[name=robots][content=noindex]").count() == 1
    return page.locator(".hit h3").all_inner_texts()


def text_of(rig: Rig, path: str) -> str:
    with urllib.request.urlopen(rig.url(path), timeout=10) as answer:
        return answer.read().decode()


def test_a_visitor_finds_the_section_and_a_practitioner_finds_more(hub: Rig, plain: Page) -> None:
    titles = search(plain, hub, "guardians")
    assert SECTION in titles, titles
    assert plain.locator(".hit mark").count() > 0
    with plain.expect_navigation():
        plain.locator(".hit h3 a", has_text=SECTION).click()
    assert plain.locator("h1").inner_text().endswith(SECTION)

    with_marks = search(plain, hub, "victime înregistrate", "ro")
    assert with_marks == search(plain, hub, "victime inregistrate", "ro")
    assert NEWS in with_marks
    with plain.expect_navigation():
        plain.locator(".hit h3 a").first.click()
    assert plain.locator("html").get_attribute("lang") == "ro"

    assert SECRET not in search(plain, hub, "plan operation children found")
    public_count = int(re.findall(r"\d+", plain.locator(".count-line").inner_text())[0])
    for sink in ("/en/feed.atom", "/en/feed.json", "/sitemap.xml", "/en/manual/", "/en/manual/across-borders/"):
        assert SECRET not in text_of(hub, sink), sink
        assert "plan-an-operation" not in text_of(hub, sink), sink

    sign_in(plain, hub, "practitioner@example.org")
    assert SECRET in search(plain, hub, "plan operation children found")
    assert int(re.findall(r"\d+", plain.locator(".count-line").inner_text())[0]) > public_count
    with plain.expect_navigation():
        plain.locator(".hit h3 a", has_text=SECRET).click()
    assert SECRET in plain.locator("h1").inner_text()

    PracticeAccess.objects.filter(user__email="practitioner@example.org").update(state="ended")
    assert SECRET not in search(plain, hub, "plan operation children found")


def sign_in(page: Page, rig: Rig, email: str) -> None:
    page.goto(rig.url("/account/login/"))
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.locator("main button[type=submit]").first.click()
    assert "/account/login" not in page.url


def test_nothing_typed_is_kept(hub: Rig, plain: Page) -> None:
    """No cookie, no referrer, no copy: the answer must not be stored, and nothing asks for the address again."""
    name = "Ioana Exemplarescu"
    response = plain.goto(hub.url(f"/en/search/?q={name.replace(' ', '+')}"))
    assert response is not None
    headers = response.all_headers()
    assert "no-store" in headers["cache-control"]
    assert headers["referrer-policy"] in {"same-origin", "no-referrer"}
    assert name not in hub.log("web")
    assert name not in json.dumps(list(SearchEntry.objects.values_list("title", "body")))
