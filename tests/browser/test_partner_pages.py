"""Find a Partner in a browser: axe on each of its pages, and a form with two seats without script."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page

from initiatives.models import Initiative, Interest, Question
from tests.rig.browser import Watch, axe_violations


def log_in(page: Page, house: str, email: str) -> None:
    page.goto(f"{house}/account/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", settings.HUB_DEMO_PASSWORD)
    page.click("main button[type=submit]")


@pytest.fixture(params=[(360, "dark"), (1280, "light")])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    width, theme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    yield context
    context.close()


def test_no_page_of_a_partner_bars_anybody(house: str, context: BrowserContext) -> None:
    public = Initiative.objects.get(state="approved", organisation__name__startswith="Harbour")
    talk, other = Interest.objects.get(state="shortlisted"), Initiative.objects.get(kind="research")
    offers = Interest.objects.filter(seat__initiative=public, state__in=["new", "shortlisted"])
    chosen = "&".join(f"with={offer.key}" for offer in offers)
    asked = Question.objects.get(initiative=public, state="asked")
    page = context.new_page()
    watch = Watch(page)
    log_in(page, house, "partner@example.org")
    page.wait_for_url("**/account/")
    faults = []
    for path in [
        *(
            "partners/",
            f"partners/{public.key}/",
            "partners/criteria/",
            "partners/first-steps/",
            "partners/new/",
            "partners/mine/",
        ),
        *(f"partners/mine/{public.key}/", f"partners/mine/{public.key}/preview/", f"partners/talks/{talk.key}/"),
        f"partners/{other.key}/seats/{other.seats.first().key}/",
        *(f"partners/mine/{public.key}/replies/", f"partners/mine/{public.key}/replies/compare/?{chosen}"),
        *(f"partners/mine/{public.key}/replies/decline/?{chosen}", f"partners/questions/{asked.key}/"),
        f"partners/{other.key}/ask/",
    ]:
        assert page.goto(f"{house}/en/{path}").status == 200, path
        faults += [f"{path}: {fault}" for fault in axe_violations(page)]
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], path
    page.goto(f"{house}/en/partners/new/")
    page.click("button[value=submit]")
    assert page.locator(".error-summary").count() == 1
    faults += [f"wrong form: {fault}" for fault in axe_violations(page)]
    assert faults == []
    assert [error for error in watch.errors if "422" not in error] == []
    assert watch.strangers == []


def test_the_moderators_pages_run_under_the_admins_policy(house: str, browser: Browser) -> None:
    waiting = Initiative.objects.filter(state="submitted")[0]
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    watch = Watch(page)
    log_in(page, house, "moderator@example.org")
    page.wait_for_url("**/admin/")
    for path in ("/admin/partners/", f"/admin/partners/{waiting.key}/"):
        assert page.goto(f"{house}{path}").status == 200
    assert page.get_by_role("button", name="Approve and publish").count() == 1
    context.close()
    assert watch.errors == []
    assert watch.strangers == []
