"""A tired officer keeps the manual on a telephone, in Romanian for the Netherlands, and reads it without a network."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from hub.models import User
from manual.models import Edition, SectionPage
from manual.queries import editions
from manual.services.withdraw_edition import withdraw_edition
from tests.manual import tree
from tests.rig.browser import Watch, axe_violations
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-offline")
READ = "/ro/manual/offline/read/"
MOST = 3_000_000


@pytest.fixture
def hub(sample_rig: Rig) -> Rig:
    sample_rig.run_web()
    return sample_rig


@pytest.fixture
def telephone(hub: Rig, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=hub.url())
    context.set_default_timeout(20_000)
    yield context
    context.close()


def test_an_officer_keeps_the_manual_and_it_follows_the_hub(hub: Rig, telephone: BrowserContext) -> None:
    page = telephone.new_page()
    watch = Watch(page)
    shown = kept(page)
    assert 10_000 < shown <= MOST
    assert abs(stored(page) - shown) <= shown * 0.02
    assert axe_violations(page) == []

    telephone.set_offline(True)
    everything_reads(page)
    searches(page)
    elsewhere(page)
    telephone.set_offline(False)

    a_tampered_file_changes_nothing(telephone, page)
    an_interrupted_update_changes_nothing(telephone, page)
    what_was_closed_leaves(hub, telephone, page)
    a_withdrawn_edition_leaves(hub, telephone, page)
    one_tap_removes(page)
    assert watch.strangers == []


def kept(page: Page) -> int:
    """Choose, keep; returns the size that the page named, in bytes."""
    page.goto("/ro/manual/offline/?country=NL")
    size = page.evaluate("fetch('/ro/manual/offline/NL.json').then(answer => answer.json()).then(one => one.size)")
    button = page.locator("[data-keep-do]")
    assert re.search(r"\d", button.inner_text())
    button.click()
    expect(page.locator("[data-keep-status]")).to_contain_text("ediția 2")
    expect(page.locator("[data-keep-remove]")).to_be_visible()
    return int(size)


def stored(page: Page) -> int:
    return int(
        page.evaluate(
            """async () => { let sum = 0;
            for (const name of await caches.keys()) if (name.startsWith("hub-pack-")) {
                const pack = await caches.open(name);
                for (const one of await pack.matchAll()) sum += (await one.arrayBuffer()).byteLength;
            } return sum; }"""
        )
    )


def everything_reads(page: Page) -> None:
    page.goto(READ)
    assert "Țările de Jos" in page.inner_text("main") and "2026" in page.inner_text("main")
    assert axe_violations(page) == []
    links = page.locator(f"main h3 a[href^='{READ}'], main li a[href^='{READ}']").evaluate_all(
        "found => found.map(one => one.getAttribute('href'))"
    )
    impression = editions.impression_of(editions.in_force(), language="ro")
    assert len(links) == impression.sections.filter(restricted=False).count() > 10
    for link in links:
        page.goto(link)
        number = link.removeprefix(READ).rstrip("/")
        assert page.inner_text("h1").startswith(number), link
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert "hub.css" in page.inner_html("head") and page.evaluate("getComputedStyle(document.body).margin") == "0px"


def searches(page: Page) -> None:
    page.goto(f"{READ}search/")
    page.fill("#kept-q", "TUTORE")
    page.keyboard.press("Enter")
    expect(page.locator("[data-kept-hits] li").first).to_be_visible()
    assert page.locator("[data-kept-hits] mark").count() > 0
    assert axe_violations(page) == []
    found = page.locator("[data-kept-hits] li").count()
    page.fill("#kept-q", "qzxqzx")
    page.keyboard.press("Enter")
    expect(page.locator("[data-kept-hits] li")).to_have_count(0)
    assert found > 0
    assert "qzx" not in page.url


def elsewhere(page: Page) -> None:
    """An address of the manual shows its kept section; another page of the Hub does not answer."""
    section = SectionPage.objects.live().filter(locale__language_code="ro").order_by("path")[0]
    page.goto(section.url)
    assert re.search(rf"{READ}\d+\.\d+/$", page.url), page.url
    page.goto("/ro/manual/1.1.1/")
    assert page.url.endswith(f"{READ}1.1/")
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto("/ro/partners/")


def a_tampered_file_changes_nothing(telephone: BrowserContext, page: Page) -> None:
    """Somebody between the Hub and the telephone writes into a section while the manual changes its country."""

    def forge(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html; charset=utf-8", body="<h1>Call this number instead</h1>")

    telephone.route(f"**{READ}for/DK/", forge)
    page.goto("/ro/manual/offline/?country=DK")
    page.locator("[data-keep-do]").click()
    expect(page.locator("[data-keep-status]")).to_contain_text("Nu a fost păstrat")
    telephone.unroute(f"**{READ}for/DK/")
    page.goto(READ)
    assert "Țările de Jos" in page.inner_text("main") and "instead" not in page.inner_text("main")


def an_interrupted_update_changes_nothing(telephone: BrowserContext, page: Page) -> None:
    telephone.route(f"**{READ}for/DK/", lambda route: route.abort())
    page.goto("/ro/manual/offline/?country=DK")
    page.locator("[data-keep-do]").click()
    expect(page.locator("[data-keep-status]")).to_contain_text("conexiunea")
    telephone.unroute(f"**{READ}for/DK/")
    page.goto(READ)
    assert "Țările de Jos" in page.inner_text("main")


def what_was_closed_leaves(hub: Rig, telephone: BrowserContext, page: Page) -> None:
    section = SectionPage.objects.live().filter(locale__language_code="en", access="public").order_by("-path")[0]
    section.access = "practitioners"
    tree.release(section)
    number = section.title
    source = editions.impression_of(editions.in_force(), language="ro")
    frozen = source.sections.get(page_key=section.translation_key)
    address = f"{READ}{frozen.number}/"
    assert holds(page, address), number
    page.goto("/ro/news/")
    wait_until(lambda: not holds(page, address), "the closed section to leave the telephone")
    assert holds(page, READ)


def a_withdrawn_edition_leaves(hub: Rig, telephone: BrowserContext, page: Page) -> None:
    """Its successor does not arrive: what was withdrawn is gone all the same."""
    withdraw_edition(
        edition=Edition.objects.get(number="2"),
        reason="A wrong number.",
        by=User.objects.get(email="admin@example.org"),
    )
    telephone.route(f"**{READ}for/NL/", lambda route: route.abort())
    page.goto("/ro/")
    wait_until(lambda: not holds(page, f"{READ}1.1/"), "the withdrawn edition to leave the telephone")
    telephone.unroute(f"**{READ}for/NL/")


def one_tap_removes(page: Page) -> None:
    page.goto("/ro/manual/offline/?country=NL")
    page.locator("[data-keep-do]").click()
    expect(page.locator("[data-keep-remove]")).to_be_visible()
    assert page.evaluate("caches.keys()") != []
    page.locator("[data-keep-remove]").click()
    expect(page.locator("[data-keep-status]")).to_contain_text("Scos")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0


def holds(page: Page, address: str) -> bool:
    """Whether the pack that counts has this page."""
    return bool(
        page.evaluate(
            """async (address) => {
            const state = await (await caches.open("hub-kept")).match("/kept/ro");
            if (!state) return false;
            return Boolean(await (await caches.open((await state.json()).cache)).match(address)); }""",
            address,
        )
    )
