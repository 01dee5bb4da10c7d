"""Journey: at 2 a.m. on a telephone without script, a social worker chooses country and role, and prints the card."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.rig.browser import axe_violations, need
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("manual-browser")

SECTION = "/en/manual/first-hours/first-contact/"
PHONE = {"width": 360, "height": 740}
LINE = 28


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, has_touch=True)
    yield context.new_page()
    context.close()


def choose(page: Page, country: str, role: str) -> None:
    with page.expect_navigation():
        page.locator(".country-box a", has_text=re.compile("[Cc]ountry (and|or) role")).click()
    page.select_option("select[name=country]", country)
    page.check(f"input[name=role][value='{role}']")
    with page.expect_navigation():
        page.click("main button[type=submit]")


def choose_anew(page: Page, country: str, role: str) -> None:
    page.locator(".country-box > details > summary").click()
    choose(page, country, role)


def test_a_lens_is_chosen_and_the_card_printed(
    sample_rig: Rig, telephone: Page, browser: Browser, tmp_path: Path
) -> None:
    need(shutil.which("pdfinfo"), "poppler")
    sample_rig.run_web()
    telephone.goto(sample_rig.url(SECTION))
    choose(telephone, "NL", "social")
    assert telephone.url == sample_rig.url(f"{SECTION}#country")
    box = telephone.locator(".country-box")
    expect(box).to_contain_text("In your country: Netherlands")
    expect(box).to_contain_text("checked by nobody yet")
    expect(telephone.locator(".route")).to_contain_text("Police: 2 steps")
    expect(telephone.locator(".route h3")).to_have_count(1)

    telephone.goto(sample_rig.url(SECTION))
    first = telephone.locator(".stone").first.bounding_box()
    assert first is not None
    assert first["y"] + 3 * LINE <= PHONE["height"], "the text begins below the first screen"
    choose_anew(telephone, "DK", "social")
    expect(box).to_contain_text("Not bound by Directive 2011/36/EU.")
    telephone.go_back()
    telephone.go_back()
    telephone.reload()
    expect(box).to_contain_text("Denmark")
    expect(telephone.locator("body")).not_to_contain_text("Netherlands: ")

    with telephone.expect_navigation():
        telephone.get_by_role("link", name="Show all steps").first.click()
    expect(telephone.locator(".route h3")).to_have_count(4)
    telephone.goto(sample_rig.url(SECTION))
    telephone.locator(".country-box > details > summary").click()
    with telephone.expect_navigation():
        telephone.get_by_role("link", name="First-hours card, one page").first.click()
    assert telephone.url == sample_rig.url("/en/manual/card/DK/social/")
    expect(telephone.locator("a[href='tel:112']").first).to_be_visible()
    width = telephone.locator("html").evaluate("one => one.scrollWidth")
    assert width <= PHONE["width"]
    link = telephone.get_by_role("link", name="One page to print (PDF)").get_attribute("href")
    answer = telephone.request.get(sample_rig.url(str(link)))
    file = tmp_path / "card.pdf"
    file.write_bytes(answer.body())
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1" in told
    looks_well(sample_rig, browser)


def looks_well(rig: Rig, browser: Browser) -> None:
    """Axe has nothing to say, and nothing stands beside the screen, with the lenses set."""
    pages = [
        (SECTION, "NLs", 360, "light"),
        ("/ro/manual/starting-points/who-does-what/", "DKt", 1280, "dark"),
        ("/en/manual/starting-points/who-does-what/", "t", 360, "dark"),
        ("/da/manual/lens/", "DKp", 360, "light"),
        ("/nl/manual/card/", "", 360, "dark"),
        ("/nl/manual/card/NL/police/", "", 360, "light"),
        ("/en/manual/card/BE/guardian/", "", 1280, "dark"),
        ("/en/manual/3.2/?edition=2", "NLp", 360, "light"),
    ]
    for path, lens, width, scheme in pages:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        if lens:
            context.add_cookies([{"name": "lens", "value": lens, "url": rig.url("/")}])
        page = context.new_page()
        page.goto(rig.url(path))
        assert axe_violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        context.close()
