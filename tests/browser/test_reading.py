from playwright.sync_api import BrowserContext, Page, expect


def test_the_help_page_runs_the_way_out_and_nothing_else(house: str, page: Page) -> None:
    page.goto(f"{house}/ro/help/")
    scripts = page.locator("script").evaluate_all("found => found.map(one => one.getAttribute('src'))")
    assert [src.rpartition("/")[2].partition(".")[0] for src in scripts] == ["exit"]


def test_the_language_menu_stays_on_the_page(house: str, without_script: BrowserContext) -> None:
    page = without_script.new_page()
    page.goto(f"{house}/en/news/mixed-teams/")
    page.click("nav.language-menu a[hreflang=ro]")
    assert page.url == f"{house}/ro/news/mixed-teams/"
    assert page.locator("html").get_attribute("lang") == "ro"
    expect(page.locator("nav.language-menu [aria-current]")).to_have_attribute("hreflang", "ro")


def test_the_keyboard_comes_first_to_the_text(house: str, page: Page) -> None:
    page.goto(f"{house}/en/news/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_search_works_without_a_script(house: str, without_script: BrowserContext) -> None:
    page = without_script.new_page()
    page.goto(f"{house}/en/")
    page.fill("#front-q", "guardian")
    page.click(".search-field button")
    assert page.url == f"{house}/en/search/?q=guardian"


def test_print_leaves_the_furniture_out(house: str, page: Page) -> None:
    page.goto(f"{house}/en/news/mixed-teams/")
    page.emulate_media(media="print")
    for furniture in (".safety-bar", ".masthead .nav", ".language-menu", ".side"):
        expect(page.locator(furniture)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_forced_colours_keep_the_stops(house: str, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{house}/_components/")
    width = page.eval_on_selector(".route > li", "one => getComputedStyle(one, '::before').borderTopWidth")
    assert width == "4px"
