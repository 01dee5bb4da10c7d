"""Every kind of public page, and the states that a reader brings it into: what the tests of access look at."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from initiatives.models import Initiative

LANGUAGES = ("en", "ro", "nl", "da")
GUARDIAN = {"en": "guar", "ro": "tuto", "nl": "voog", "da": "værg"}
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"


@dataclass(frozen=True)
class Place:
    """`path` stands below the language, or begins with "/"; `act` brings the page into the state to look at."""

    path: str
    state: str = ""
    act: Callable[[Page], object] | None = None

    def address(self, language: str) -> str:
        return self.path if self.path.startswith("/") else f"/{language}/{self.path}"

    def open(self, page: Page, house: str, language: str) -> str:
        """Go there, do what it takes, and return the address with the state."""
        page.goto(f"{house}{self.address(language)}")
        if self.act:
            self.act(page)
        return f"{self.address(language)} {self.state}".strip()


def unfold(page: Page) -> None:
    page.evaluate(UNFOLD)


def send(page: Page) -> None:
    """Send the form as it is: empty."""
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_selector(".error-summary")


def begin(page: Page) -> None:
    page.click("main a.button")
    page.wait_for_selector("main form")


def mark(page: Page) -> None:
    """Send a quiz with its first question answered."""
    begin(page)
    page.locator("main input[type=radio]").first.check()
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_selector("main section")


def log_in_wrongly(page: Page) -> None:
    page.fill("input[name=login]", "nobody@example.org")
    page.fill("input[name=password]", "wrong")
    send(page)


def suggest(page: Page) -> None:
    page.locator("[role=combobox]").first.press_sequentially(
        GUARDIAN[page.locator("html").get_attribute("lang") or "en"]
    )
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")


PAGES = [
    Place(path)
    for path in (
        *("", "help/", "contact/", "accessibility/", "feedback/", "feedback/sent/", "machines/", "no-such-page/"),
        *("news/", "news/edition-2-in-force/", "news/mixed-teams/", "news/?theme=care", "themes/", "themes/care/"),
        *("countries/", "countries/RO/", "coverage/", "subscribe/", "subscribe/sent/", "subscribe/link/", "digests/"),
        *("manual/", "manual/3.1/", "manual/3.1/cite/", "manual/3.1/wrong/", "manual/3.1/history/", "manual/lens/"),
        *("manual/card/", "manual/card/NL/police/", "manual/editions/", "manual/editions/2/", "manual/3.1/?edition=1"),
        *(
            "manual/editions/compare/",
            "manual/editions/1/compare/2/",
            "manual/editions/2/since/",
            "manual/first-hours/",
        ),
        *("manual/offline/", "manual/offline/?country=NL", "manual/offline/read/", "law/", "glossary/"),
        *(
            "law/2011-36-eu-13-2/",
            "glossary/guardian/",
            "training/",
            "training/first-hours-bucharest/",
            "training/first-hours-quiz/",
        ),
        *("research/", "research/first-day-of-training/", "research/first-day-of-training/results/"),
        *("research/registered-victims/", "research/children-found-demonstration/"),
        *("research/first-night-voices/",),
        "research/first-day-of-training/report/",
        "training/mixed-team-leeuwarden/follow-up/",
        *("research/findings/", "research/whom-to-call-abroad/"),
        *("search/", "search/?q=guardian", "partners/", "partners/criteria/", "partners/statistics/"),
        *("/_components/", "/account/login/", "/account/signup/", "/account/password/reset/"),
    )
]
STATES = [
    Place("", "suggestions open", suggest),
    Place("manual/first-hours/first-contact/", "unfolded", unfold),
    Place("search/?q=guardian", "unfolded", unfold),
    Place("partners/", "unfolded", unfold),
    Place("subscribe/", "unfolded", unfold),
    Place("search/?q=qzxqzx", "nothing found"),
    Place("news/?theme=care&country=DK&year=1999", "nothing found"),
    Place("partners/?country=MT&theme=care&role=police", "nothing found"),
    Place("training/first-hours-quiz/", "asked", begin),
    Place("training/first-hours-quiz/", "marked", mark),
    Place("feedback/", "sent empty", send),
    Place("subscribe/", "sent empty", send),
    Place("subscribe/link/", "sent empty", send),
    Place("/account/login/", "wrong password", log_in_wrongly),
    Place("/account/signup/", "sent empty", send),
]


def of_rows() -> list[Place]:
    """Pages whose address holds a key of the sample content."""
    offered = Initiative.objects.filter(state="approved").order_by("pk")[0]
    return [Place(f"partners/{offered.key}/")]


def everywhere() -> list[Place]:
    return [*PAGES, *of_rows(), *STATES]
