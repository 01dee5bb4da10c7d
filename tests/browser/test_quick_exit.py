from playwright.sync_api import BrowserContext, Page, expect


def test_the_button_replaces_the_page_in_the_history(house: str, page: Page) -> None:
    page.goto(f"{house}/en/news/")
    page.goto(f"{house}/en/")
    page.click("[data-exit]")
    page.wait_for_url("**/robots.txt")
    page.go_back()
    assert page.url == f"{house}/en/news/"


def test_a_victim_who_leaves_the_help_page_finds_no_way_back_to_it(house: str, page: Page) -> None:
    page.goto(f"{house}/ro/")
    page.goto(f"{house}/ro/help/")
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/robots.txt")
    page.go_back()
    assert page.url == f"{house}/ro/"
    page.go_forward()
    assert page.url.endswith("/robots.txt")


def test_shift_three_times_leaves_and_is_announced(house: str, page: Page) -> None:
    page.goto(f"{house}/en/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator("[data-exit-status]")).to_have_text("Shift pressed. Press it again to leave this site.")
    page.keyboard.press("Shift")
    page.wait_for_url("**/robots.txt")


def test_typing_capitals_does_not_leave(house: str, page: Page) -> None:
    page.goto(f"{house}/en/")
    page.focus("#front-q")
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    page.wait_for_timeout(300)
    assert page.url == f"{house}/en/"


def test_without_script_it_is_a_plain_link(house: str, without_script: BrowserContext) -> None:
    page = without_script.new_page()
    page.goto(f"{house}/ro/")
    link = page.locator("[data-exit]")
    assert link.get_attribute("referrerpolicy") == "no-referrer"
    link.click()
    page.wait_for_url("**/robots.txt")
