"""Subscribing in a browser, without script; the pages and the mail as people see them."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from dissemination.emails.letter import filled as in_words
from dissemination.models import MessageText, OutboundMessage, Subscription
from dissemination.services.fan_out import fan_out
from dissemination.services.links import filled
from dissemination.services.plan_digests import plan_due
from dissemination.services.tick_digests import tick_digests
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, digests, text_of
from tests.rig.browser import axe_violations

pytestmark = pytest.mark.django_db(transaction=True)
AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.usefixtures("themes")
def test_subscribing_and_leaving_work_without_script(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/en/subscribe/?theme=care")
    with page.expect_navigation():
        page.get_by_role("button", name="Subscribe").click()
    assert page.get_by_role("alert").is_visible()
    assert page.get_by_label("Care").is_checked()
    page.get_by_label("E-mail address").fill("ana@example.org")
    with page.expect_navigation():
        page.get_by_role("button", name="Subscribe").click()
    assert page.get_by_role("heading", name="Look into your mailbox").is_visible()

    page.goto(live_server.url + urlsplit(link("confirm")).path)
    with page.expect_navigation():
        page.get_by_role("button", name="Yes, subscribe").click()
    assert page.get_by_role("heading", name="You are subscribed").is_visible()
    assert Subscription.objects.live().count() == 1

    page.goto(f"{live_server.url}/en/subscribe/link/")
    page.get_by_label("E-mail address").fill("ana@example.org")
    with page.expect_navigation():
        page.get_by_role("button", name="Send me the link").click()
    page.goto(live_server.url + urlsplit(link("preferences")).path)
    page.get_by_label("Care").select_option("monthly")
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    assert Subscription.objects.live().get().cadence == "monthly"
    with page.expect_navigation():
        page.get_by_role("button", name="End this one").click()
    assert page.get_by_text("no subscription at present").is_visible()
    assert not Subscription.objects.live().exists()
    context.close()


def link(place: str) -> str:
    fill = OutboundMessage.objects.order_by("created_at").last().fill
    return filled(fill)[place]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_are_accessible_at_every_width(
    page: Page, live_server: LiveServer, news: MakeNews, subscriber: MakeSubscriber, width: int
) -> None:
    subscriber(wanted=["theme:care", "manual"], language="ro")
    news(themes=["care"])
    fan_out()
    plan_due()
    places = filled(digests()[0].fill)
    paths = ["/en/subscribe/", "/ro/subscribe/link/", "/da/subscribe/sent/"]
    paths += [urlsplit(places[name]).path for name in ("preferences", "end_all", "stop_a")]
    page.set_viewport_size({"width": width, "height": 800})
    for scheme, path in zip(["light", "dark"] * 3, paths, strict=True):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(live_server.url + path)
        assert axe_violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_the_mail_is_accessible_in_light_and_dark(
    page: Page, news: MakeNews, subscriber: MakeSubscriber, language: str
) -> None:
    subscriber(wanted=["theme:care", "all"], language=language)
    news("Foster families for two nights", themes=["care"], summary="Twelve families.")
    news("Of everything")
    fan_out()
    plan_due()
    message = digests()[0]
    text: MessageText = text_of(message)
    page.goto("about:blank")
    for width in (360, 700):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 800})
            page.set_content(in_words(text.html, filled(message.fill)))
            assert axe_violations(page, runOnly=AA) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_archive_and_a_message_as_a_page_are_accessible(
    page: Page, live_server: LiveServer, news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(wanted=["theme:care", "all"], language="ro")
    news("Foster families for two nights", themes=["care"], summary="Twelve families.")
    news("In-one-word-" * 17)
    tick_digests(at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    message = urlsplit(filled(digests()[0].fill)["view"]).path
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            for path in ("/en/digests/", "/ro/digests/weekly/2026-W48/", message):
                page.goto(live_server.url + path)
                assert axe_violations(page) == [], path
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
