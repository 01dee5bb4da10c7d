"""Journeys of people who come by a search: a Romanian visitor on an old telephone, an officer who quotes the law."""

import re
import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Locator, Page, expect

from search.services.learn import learn_words
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-strangers")
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def hub(sample_rig: Rig) -> Rig:
    call_command("search_reconcile", verbosity=0)
    learn_words()
    sample_rig.run_web()
    return sample_rig


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    """Without script."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, has_touch=True)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_what_they_ask_for_is_found(hub: Rig, telephone: Page) -> None:
    telephone.goto(hub.url("/ro/"))
    a_visitor_types_without_diacritics(telephone)
    the_results_are_narrowed(telephone)
    a_slip_is_put_right(telephone)
    nothing_found_helps(telephone)
    an_officer_quotes_a_paragraph_of_the_law(telephone)
    an_officer_quotes_the_manual(telephone)
    an_officer_quotes_an_act(telephone)
    ten_megabytes_are_no_question(hub)
    assert ask(telephone, "copii disparuti")


def a_visitor_types_without_diacritics(page: Page) -> None:
    titles = ask(page, "copii disparuti")
    expect(page.locator("html")).to_have_attribute("lang", "ro")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    marked = page.locator(".hits .hit").first.locator("mark").all_inner_texts()
    assert any("ă" in word or "ț" in word for word in marked), marked
    follow(page, page.locator(".hits .hit h3 a").first)
    assert page.locator("h1").inner_text().endswith(titles[0])
    expect(page.locator("html")).to_have_attribute("lang", "ro")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def the_results_are_narrowed(page: Page) -> None:
    everything = ask(page, "victima")
    page.locator("details.fold > summary").click()
    page.locator(".narrowing input[name=kind][value=term]").check()
    send(page, page.locator(".narrowing button[type=submit]"))
    terms = page.locator(".hits .hit h3").all_inner_texts()
    assert terms and len(terms) < len(everything)
    assert all("/ro/glossary/" in str(one.get_attribute("href")) for one in page.locator(".hits .hit h3 a").all())
    follow(page, page.locator("ul.facets a").first)
    assert page.locator(".hits .hit h3").all_inner_texts() == everything


def a_slip_is_put_right(page: Page) -> None:
    assert ask(page, "disparruti") == []
    follow(page, page.locator(".meant a"))
    expect(page.locator("input[name=q]").first).to_have_value("dispăruți")
    expect(page.locator(".hits .hit").first).to_be_visible()


def nothing_found_helps(page: Page) -> None:
    assert ask(page, "qqqqzzzz") == []
    ways = {link.get_attribute("href") for link in page.locator(".empty a").all()}
    assert {"/ro/manual/", "/ro/glossary/", "/ro/help/"} <= ways
    expect(page.locator(".empty")).to_contain_text("116 111")


def an_officer_quotes_a_paragraph_of_the_law(page: Page) -> None:
    quote(page, "art. 14 alin. (2)", "14(2)")
    place = page.locator(".exact .rests a[href*='#']").first
    anchor = str(place.get_attribute("href")).partition("#")[2]
    law = str(page.locator(".exact a").first.get_attribute("href"))
    follow(page, place)
    expect(page.locator(f"[id='{anchor}']:target")).to_be_in_viewport()
    page.go_back()
    follow(page, page.locator(".exact a").first)
    assert page.url.endswith(law)
    expect(page.locator("h1")).to_contain_text("14(2)")


def an_officer_quotes_the_manual(page: Page) -> None:
    quote(page, "3.1.2", "3.1.2")
    follow(page, page.locator(".exact a").first)
    expect(page.locator("[id='p-3.1.2']:target")).to_be_in_viewport()


def an_officer_quotes_an_act(page: Page) -> None:
    quote(page, "32011L0036", "2011/36")
    follow(page, page.locator(".exact a").first)
    assert "/ro/law/" in page.url


def ten_megabytes_are_no_question(hub: Rig) -> None:
    """Refused or cut short, whatever the server sees fit."""
    with suppress(OSError), socket.create_connection(("localhost", hub.port), timeout=30) as line:
        line.sendall(b"GET /ro/search/?q=" + b"x" * 10_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        line.recv(100)


def quote(page: Page, words: str, label: str) -> None:
    """What is quoted stands above all that is found, and leads nobody away by itself."""
    ask(page, words)
    assert re.search(r"/ro/search/\?q=", page.url)
    first = page.locator(".exact a").first
    expect(first).to_contain_text(label)
    for below in page.locator(".hits, .empty").all():
        assert top(first) < top(below)


def ask(page: Page, words: str) -> list[str]:
    """Into the field of the page where one is, else of the search; returns the titles found."""
    if not page.locator("form[role=search]").count():
        page.goto(page.url.partition("/ro/")[0] + "/ro/search/")
    page.locator("form[role=search] input[name=q]").first.fill(words)
    send(page, page.locator("form[role=search] button").first)
    return page.locator(".hits .hit h3").all_inner_texts()


def send(page: Page, button: Locator) -> None:
    with page.expect_navigation():
        button.click()


def follow(page: Page, link: Locator) -> None:
    with page.expect_navigation():
        link.click()


def top(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["y"]
