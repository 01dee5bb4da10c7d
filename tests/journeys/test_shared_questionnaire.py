"""An organisation is asked, two of its people answer at once, an owner signs, the editor sees it, tables follow."""

import hashlib
import re
from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from hub.models import User
from research.models import ReleasedTable, Shared, Signature, Wave
from tests.factories import people
from tests.journeys.shared_content import EDITOR, MEMBER, OWNER, STRANGER
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-shared")
Enter = Callable[[str], Page]


@pytest.fixture
def hub(hub_processes: Rig) -> Rig:
    run(hub_processes, "begin")
    return hub_processes


@pytest.fixture
def enter(browser: Browser, hub: Rig) -> Iterator[Enter]:
    """A browser of their own, without script, logged in."""
    contexts = []

    def as_person(address: str) -> Page:
        contexts.append(browser.new_context(java_script_enabled=False, locale="en-GB"))
        page: Page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.goto(hub.url("/account/login/"))
        page.locator("[name=login]").fill(address)
        page.locator("[name=password]").fill(people.PASSWORD)
        page.locator("main form button[type=submit]").click()
        return page

    yield as_person
    for context in contexts:
        context.close()


def test_from_the_question_to_the_tables(hub: Rig, enter: Enter) -> None:
    wave = Wave.objects.select_related("study").get()
    editor = people.logged_in(User.objects.get(email=EDITOR))
    board = reverse("research_shared", args=[wave.study.key, wave.key])
    run(hub, "ask")
    assert "Not begun" in editor.get(board).content.decode()
    link = link_in_mail(hub)

    ana, bo = enter(OWNER), enter(MEMBER)
    for page in (ana, bo):
        page.goto(link)
        expect(page.get_by_text("Nobody has written here yet.").first).to_be_visible()
    answers_first_section(bo)
    for page in (ana, bo):
        page.goto(f"{link}2/")
    answers(ana, sure="4", guardian="2")
    answers(bo, sure="2", guardian="2")
    expect(bo.get_by_text("Ana Ionescu-Pop kept another answer")).to_be_visible()
    expect(bo.locator("[name=sure][value='2']")).to_be_checked()
    bo.get_by_role("button", name="Keep and see all").click()
    expect(bo.get_by_text("An owner of your organisation signs when everything is answered.")).to_be_visible()
    assert "Draft" in editor.get(board).content.decode()

    ana.get_by_role("button", name="Sign for Night Unit").click()
    expect(ana.get_by_text("Somebody has changed the answers")).to_be_visible()
    ana.get_by_role("button", name="Sign for Night Unit").click()
    expect(ana.get_by_text("Signed for Night Unit.")).to_be_visible()
    signature = Signature.objects.get()
    expect(ana.get_by_text(signature.sha256)).to_be_visible()
    assert hashlib.sha256(signature.content.text.encode()).hexdigest() == signature.sha256

    stranger = enter(STRANGER)
    answer = stranger.goto(link)
    assert answer is not None
    assert answer.status == 404

    row = Shared.objects.get()
    seen = editor.get(reverse("research_shared_one", args=[row.key])).content.decode()
    assert signature.sha256 in seen
    assert "Signed by Ana Ionescu-Pop" in seen
    run(hub, "end")
    assert ReleasedTable.objects.exists()
    assert {number for table in ReleasedTable.objects.all() for number in table.content["sizes"]} == {None}
    ana.goto(link)
    expect(ana.get_by_text("It cannot be changed")).to_be_visible()
    assert not ana.get_by_role("button", name="Sign for Night Unit").count()


def link_in_mail(hub: Rig) -> str:
    wait_until(lambda: bool(hub.messages(to=OWNER)), "the mail to the owner")
    (letter,) = hub.messages(to=OWNER)
    assert letter["subject"] == "A questionnaire for your organisation: What officers know"
    assert not hub.messages(to=MEMBER)
    found = re.search(r"http\S+/answer/together/\S+", letter["text"])
    assert found is not None
    return found[0]


def answers_first_section(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Write")).first.click()
    page.get_by_label("Police").check()
    page.get_by_role("button", name="Keep and go on").click()
    expect(page.get_by_text("Your work")).to_be_visible()


def answers(page: Page, **said: str) -> None:
    for name, value in said.items():
        page.locator(f"[name={name}][value='{value}']").check()
    page.get_by_role("button", name="Keep and see all").click()


def run(hub: Rig, act: str) -> None:
    hub.manage("shell", "-c", f"from tests.journeys import shared_content; shared_content.{act}()")
