"""A file is downloaded, translated elsewhere, uploaded and chosen from, in a browser and by keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from wagtail.models import Page as WagtailPage

from tests.browser.test_translation_screens import in_the_room, log_in, overflow
from tests.rig.browser import axe_violations
from tests.translation.exchange.making import fill_xliff
from translation.models import ImportBatch

STALE = "notify"


def clean(page: Page) -> None:
    assert in_the_room(axe_violations(page)) == [], page.url
    assert overflow(page) <= 0, page.url


@pytest.mark.parametrize(("width", "scheme"), [(768, "dark"), (1280, "light")])
def test_a_file_goes_out_and_comes_back(house: str, browser: Browser, width: int, scheme: str, tmp_path: Path) -> None:
    stale = WagtailPage.objects.get(slug=STALE, locale__language_code="en")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    log_in(page, house, "translator.ro@example.org")
    page.goto(f"{house}/admin/translations/ro/{stale.translation_key}/")
    with page.expect_download() as download:
        page.locator(".tr-exchange a").first.click()
    data = Path(download.value.path()).read_bytes()
    file = tmp_path / "notify.xlf"
    file.write_bytes(fill_xliff(data, lambda path, _source: f"Titlu de {width}" if path == "title" else None))
    page.locator(".tr-exchange a").last.click()
    clean(page)
    page.set_input_files("input[type=file]", file)
    page.click("main form button[type=submit]")
    clean(page)
    page.locator(".tr-imports a").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".tr-rows")
    clean(page)
    assert page.locator("input[name=take]").count() == 1
    page.locator("input[name=take]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tr-imports")
    assert "1" in page.locator("button[name=chosen]").inner_text().split()
    ImportBatch.objects.all().delete()
    context.close()
