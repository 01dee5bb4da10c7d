"""Journey 3: a chapter goes into Romanian; readers see nothing until a second person approves; then it ages visibly."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from wagtail.models import Page as WagtailPage
from wagtail.models import Revision

from dissemination.models import OutboundMessage
from home.models import NewsIndexPage, NewsPage
from hub.models import ChangeStatement, User
from hub.publishing.services.publish import publish
from hub.publishing.services.publish_due import publish_due
from manual.models import ChapterPage, ManualPage, SectionPage
from tests.rig.processes import Rig
from translation.models import PageTranslation
from translation.services.tell_of_work import tell_of_work

pytestmark = pytest.mark.xdist_group("journey-translate")

PASSWORD = "demo-only-9-lanterns"
CALL = "30000000-0000-0000-0000-000000000001"
WARN = "30000000-0000-0000-0000-000000000002"
PUBLIC = [
    "/ro/",
    "/ro/manual/",
    "/ro/manual/first-hours/",
    "/ro/manual/first-hours/two-calls/",
    "/ro/news/",
    "/ro/feed.atom",
    "/ro/feed.json",
    "/ro/search/?q=calls",
    "/ro/search/?q=protec%C8%9Bia",
    "/sitemap.xml",
    "/api/v1/manual/chapters?language=ro",
    "/api/v1/manual/sections?language=ro",
    "/api/v1/manual/sections/1.1?language=ro",
]


class Person:
    """Somebody in the admin, with a browser without script."""

    def __init__(self, page: Page, rig: Rig, email: str) -> None:
        page.set_default_timeout(30_000)
        self.page, self.rig = page, rig
        self.opens("/account/login/")
        page.locator("[name=login]").fill(email)
        page.locator("[name=password]").fill(PASSWORD)
        with page.expect_navigation():
            page.locator("main form button[type=submit]").first.click()
        assert "/login" not in page.url

    def opens(self, path: str) -> str:
        self.page.goto(self.rig.url(path))
        return self.page.content()

    def presses(self, name: str) -> str:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()
        return self.page.content()

    def translates(self, row: PageTranslation) -> str:
        """Fill in whatever is empty, and send."""
        self.opens(f"/admin/translations/ro/{row.page_key}/")
        for field in self.page.locator("textarea[name^=text-]").all():
            if not field.input_value():
                source = self.page.locator(f"#{str(field.get_attribute('id')).replace('t-', 's-', 1)}").inner_text()
                field.fill(f"ro-{source}" if " " not in source else f"RO {source}")
        return self.presses("Save and send to review")

    def approves(self, row: PageTranslation) -> str:
        self.opens(f"/admin/translations/ro/{row.page_key}/review/")
        return self.presses("Approve")


@pytest.fixture
def hub(rig: Rig) -> Rig:
    rig.manage("shell", "-c", "from hub.sample import people; people.make_users(); people.make_organisations()")
    User.objects.update(preferred_language="en")
    rig.run_web()
    return rig


@pytest.fixture
def people(browser: Browser, hub: Rig) -> Iterator[Callable[[str], Person]]:
    contexts = []

    def person(name: str) -> Person:
        contexts.append(browser.new_context(java_script_enabled=False))
        return Person(contexts[-1].new_page(), hub, f"{name}@example.org")

    yield person
    for context in contexts:
        context.close()


def read(rig: Rig, path: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(rig.url(path)) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def everything(rig: Rig) -> dict[str, tuple[int, bytes]]:
    found = {path: read(rig, path) for path in PUBLIC}
    assert {status for status, _body in found.values()} == {200}
    return found


def everything_now(rig: Rig, address: str) -> dict[str, tuple[int, bytes]]:
    """The same once the translated pages have addresses of their own."""
    return {path: read(rig, path) for path in PUBLIC} | {address: read(rig, address)}


def body(call: str) -> list[dict[str, Any]]:
    return [
        {"type": "paragraph", "id": CALL, "value": {"text": f"<p>{call}</p>", "access": "public"}},
        {
            "type": "warning",
            "id": WARN,
            "value": {"title": "Ask nobody's leave", "text": "<p>Keep the child safe.</p>", "access": "public"},
        },
    ]


def write_in_english() -> SectionPage:
    home = WagtailPage.objects.get(depth=2, locale__language_code="en")
    manual = ManualPage(title="Manual of procedures", slug="manual", summary="What to do.", locale=home.locale)
    chapter = ChapterPage(title="First hours", slug="first-hours", summary="Safety first.", locale=home.locale)
    section = SectionPage(title="Two calls", slug="two-calls", summary="Whom to call.", locale=home.locale)
    section.body = body("Make two calls within a day.")
    parent = home
    for page in (manual, chapter, section):
        page.live = False
        parent = parent.add_child(instance=page)
        publish_now(page)
        parent.refresh_from_db()
    return section


def write_in_romanian() -> None:
    """The language has something to say already: lists and feeds are not empty."""
    index = NewsIndexPage.objects.get(locale__language_code="ro")
    page = index.add_child(instance=NewsPage(title="Știri", slug="stiri", locale=index.locale, body=[], live=False))
    publish_now(page)


def publish_now(page: Any, *, go_live_at: Any = None) -> None:
    page.go_live_at = go_live_at
    editor, second = (User.objects.get(email=f"{name}@example.org") for name in ("editor", "admin"))
    publish(revision=page.save_revision(user=editor), by=second)
    page.refresh_from_db()


def say(section: SectionPage, call: str, kind: str = "", *, go_live_at: Any = None) -> None:
    if kind:
        ChangeStatement.objects.create(page_key=section.translation_key, language="en", block_id=CALL, kind=kind)
    draft = section.get_latest_revision_as_object()
    draft.body = body(call)
    publish_now(draft, go_live_at=go_live_at)


def test_a_chapter_goes_into_romanian(hub: Rig, people: Callable[[str], Person]) -> None:
    write_in_romanian()
    section = write_in_english()
    before = everything(hub)
    assert b"Make two calls within a day." in before["/ro/manual/first-hours/two-calls/"][1]

    editor = people("editor")
    chapter = section.get_parent()
    editor.opens(f"/admin/translations/submit/{chapter.pk}/?language=ro")
    editor.page.get_by_label("With all pages below it").check()
    editor.presses("Submit")
    assert everything(hub) == before, "a first submission shows something new"

    rows = list(PageTranslation.objects.filter(language="ro").order_by("pk"))
    assert len(rows) == 3, "manual, chapter and section are to be translated"
    translator = people("translator.ro")
    for row in rows:
        assert "Sent to review" in translator.translates(row)
    assert everything(hub) == before, "a text in review shows something new"

    assert "You have no part in this language." in tries_to_approve(translator, rows[0])
    assert everything(hub) == before

    reviewer = people("reviewer.ro")
    for row in rows:
        assert "Approved." in reviewer.approves(row)
    status, page = read(hub, "/ro/manual/ro-first-hours/ro-two-calls/")
    assert status == 200
    assert b"RO Make two calls within a day." in page
    assert b"stale-bar" not in page

    the_source_changes(hub, section, translator)
    the_law_waits(hub, section, translator, reviewer, rows[-1])


def tries_to_approve(person: Person, row: PageTranslation) -> str:
    """By the form's own address: the button is not shown to a translator."""
    person.opens(f"/admin/translations/ro/{row.page_key}/review/")
    assert not person.page.get_by_role("button", name="Approve", exact=True).count()
    token = person.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    response = person.page.request.post(
        person.rig.url(f"/admin/translations/ro/{row.page_key}/verdict/"),
        form={"csrfmiddlewaretoken": token, "approve": "1"},
        headers={"Referer": person.page.url},
    )
    return response.text()


def the_source_changes(hub: Rig, section: SectionPage, translator: Person) -> None:
    """Readers and translators know at once, without a button."""
    address = "/ro/manual/ro-first-hours/ro-two-calls/"
    say(section, "Make two calls within an hour.", "procedure")
    status, page = read(hub, address)
    assert status == 200
    assert b"stale-bar" in page
    assert b"Make two calls within an hour." in page
    assert b"RO Make two calls within a day." in page
    assert "Stale (procedure)" in translator.opens("/admin/translations/")


def the_law_waits(hub: Rig, section: SectionPage, translator: Person, reviewer: Person, row: PageTranslation) -> None:
    """Text for a later date is translated meanwhile, and both languages go public together."""
    address = "/ro/manual/ro-first-hours/ro-two-calls/"
    say(section, "The new law asks for one call.", "legal", go_live_at=timezone.now() + timedelta(days=40))
    before = everything_now(hub, address)
    assert b"The new law" not in before[address][1]
    translators_hear("The law changed in texts that you translate")
    assert "Stale (law)" in translator.opens("/admin/translations/")
    assert "Sent to review" in translator.translates(row)
    assert "Approved." in reviewer.approves(row)
    assert "Waits for its source" in translator.opens("/admin/translations/")
    assert everything_now(hub, address) == before, "a waiting text shows before its date"

    the_day_comes()
    status, page = read(hub, address)
    assert status == 200
    assert b"RO The new law asks for one call." in page
    assert b"stale-bar" not in page
    assert "Stale" not in board_of(translator)


def translators_hear(subject: str) -> None:
    """By a letter in the ledger, at the next tick: the law does not wait for the day."""
    tell_of_work(at=timezone.now() + timedelta(minutes=15))
    letters = OutboundMessage.objects.filter(to_address="translator.ro@example.org", kind="service")
    assert subject in letters.values_list("text__subject", flat=True)


def the_day_comes() -> None:
    past = timezone.now() - timedelta(seconds=1)
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save(update_fields=["content", "approved_go_live_at"])
    assert publish_due() == 2


def board_of(person: Person) -> str:
    person.opens("/admin/translations/?language=ro")
    return person.page.locator("table").inner_text()
