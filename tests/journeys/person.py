"""Somebody in a browser of their own, with or without script, in a language; remembers every page that they saw."""

from django.utils import translation
from playwright.sync_api import Locator, Page

from tests.rig.processes import Rig

PASSWORD = "demo-only-9-lanterns"


class Person:
    def __init__(self, page: Page, rig: Rig, language: str) -> None:
        page.set_default_timeout(15_000)
        self.page, self.rig, self.language = page, rig, language
        self.seen: list[str] = []

    def words(self, english: str) -> str:
        """What the page says for `english` in the person's language."""
        with translation.override(self.language):
            return translation.gettext(english)

    def opens(self, path: str) -> str:
        """`path` is whole, below the person's language, or an address of a mail."""
        if path.startswith("http"):
            self.page.goto(path)
        else:
            whole = path.startswith(("/admin", "/account"))
            self.page.goto(self.rig.url(path if whole else f"/{self.language}{path}"))
        return self.look()

    def look(self) -> str:
        text = self.page.content()
        self.seen.append(text)
        return text

    def logs_in(self, email: str) -> None:
        self.page.goto(self.rig.url("/account/login/"))
        self.fills(login=email, password=PASSWORD)
        self.sends("main form button[type=submit]")
        assert "/login" not in self.page.url

    def fills(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"[name={name.replace('__', '-')}]").first.fill(value)

    def picks(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"select[name={name.replace('__', '-')}]").select_option(value)

    def ticks(self, selector: str) -> None:
        self.page.locator(selector).first.check()

    def sends(self, selector: str) -> str:
        return self._goes(self.page.locator(selector).first)

    def presses(self, english: str) -> str:
        return self._goes(self.page.get_by_role("button", name=self.words(english)).first)

    def follows(self, english: str) -> str:
        return self._goes(self.page.get_by_role("link", name=self.words(english)).first)

    def _goes(self, target: Locator) -> str:
        with self.page.expect_navigation():
            target.click()
        return self.look()
