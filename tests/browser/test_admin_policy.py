"""The admin works under its policy: no widget starts a script that the nonce does not allow."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Engine
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from wagtail.admin.widgets import AdminPageChooser, BaseChooser

from home.models import NewsIndexPage, NewsPage
from hub.look import headers, inline_scripts
from research.models import TrainingPage
from tests.rig.browser import Watch


@pytest.fixture(scope="module")
def desk(house: str, browser: Browser) -> BrowserContext:
    """A browser in which an administrator has logged in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{house}/account/login/")
    page.fill("input[name=login]", "admin@example.org")
    page.fill("input[name=password]", settings.HUB_DEMO_PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/admin/")
    page.close()
    return context


def addresses() -> list[str]:
    index = NewsIndexPage.objects.get(locale__language_code="en")
    news = NewsPage.objects.filter(locale__language_code="en").first()
    training = TrainingPage.objects.filter(locale__language_code="en").first()
    names = [
        "wagtailadmin_home",
        "wagtailadmin_explore_root",
        "wagtailimages:index",
        "wagtailimages:add_multiple",
        "wagtaildocs:index",
        "wagtailadmin_workflows:index",
        "wagtailadmin_workflows:add",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:aging_pages",
    ]
    return [
        *map(reverse, names),
        reverse("wagtailadmin_explore", args=[index.pk]),
        reverse("wagtailadmin_pages:add", args=["home", "newspage", index.pk]),
        reverse("wagtailadmin_pages:edit", args=[news.pk]),
        reverse("wagtailadmin_pages:edit", args=[index.pk]),
        reverse("wagtailadmin_pages:edit", args=[training.pk]),
        reverse("wagtail_localize:submit_page_translation", args=[news.pk]),
    ]


def test_the_admin_keeps_to_its_policy(house: str, desk: BrowserContext) -> None:
    page = desk.new_page()
    watch = Watch(page)
    for path in addresses():
        assert page.goto(f"{house}{path}", wait_until="networkidle").status == 200, path
    page.close()
    assert watch.errors == []
    assert watch.strangers == []


def test_widgets_of_the_editor_start(house: str, desk: BrowserContext) -> None:
    page = desk.new_page()
    index = NewsIndexPage.objects.get(locale__language_code="en")
    page.goto(house + reverse("wagtailadmin_pages:add", args=["home", "newspage", index.pk]))
    page.fill("#id_title", "Trial")
    page.click("#id_date")
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    add_country(page)
    page.close()


def add_country(page: Page) -> None:
    page.click("#id_country_rows-ADD")
    page.locator("#id_country_rows-0-country").wait_for(state="visible")


def test_every_named_template_still_has_the_script_that_needs_the_nonce() -> None:
    loader = inline_scripts.Loader(Engine.get_default())
    for name in inline_scripts.TEMPLATES:
        origin = next(one for one in loader.get_template_sources(name) if Path(one.name).exists())
        assert "script_nonce" in loader.get_contents(origin), name


def test_the_chooser_writes_what_wagtail_writes_and_a_nonce() -> None:
    token = headers.nonce.set("N")
    try:
        drawn = AdminPageChooser().render("parent", None, {"id": "id_parent"})
    finally:
        headers.nonce.reset(token)
    assert BaseChooser.render is inline_scripts.render_chooser
    assert drawn.count("<script") == 1
    assert '<script nonce="N">' in drawn
    assert "id_parent" in drawn
