"""The two lenses of a reader, a country and a role, in one cookie of two or three letters: `NL`, `NLp`, `p`."""

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

COOKIE = "lens"
YEAR = 365 * 24 * 60 * 60
# The states of the EU and the EEA, as the migration writes them; the page cache must know them without a query.
COUNTRIES = frozenset(
    [
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT"),
        *("LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    ]
)
SIDE_BY_SIDE = "together"
LETTERS = {
    "p": "police",
    "s": "social",
    "g": "guardian",
    "n": "ngo",
    "c": "prosecutor",
    "t": SIDE_BY_SIDE,
}
WRITTEN = re.compile(r"([A-Z]{2})?([a-z])?")


@dataclass(frozen=True, slots=True)
class Lens:
    """Empty where nothing was chosen; `role` is one role, or all of them side by side."""

    country: str = ""
    role: str = ""

    def __bool__(self) -> bool:
        return bool(self.country or self.role)

    def __str__(self) -> str:
        """As the cookie holds it."""
        letters = {role: letter for letter, role in LETTERS.items()}
        return self.country + letters.get(self.role, "")

    @classmethod
    def of(cls, request: HttpRequest) -> "Lens":
        """The lens behind `request`. From here on its answer counts as one that depends on the lens."""
        request.hub_lens_was_asked = True  # type: ignore[attr-defined]  # read by the page cache
        return cls.peek(request)

    @classmethod
    def peek(cls, request: HttpRequest) -> "Lens":
        """The same, for whoever does not let the answer depend on it. What nobody could choose is no lens."""
        written = WRITTEN.fullmatch(request.COOKIES.get(COOKIE, ""))
        if written is None:
            return cls()
        country, letter = written.groups(default="")
        return cls(country if country in COUNTRIES else "", LETTERS.get(letter, ""))

    def keep_in(self, response: HttpResponse, *, secure: bool) -> None:
        """Let the reader's browser remember the lens for a year, or forget an empty one."""
        if self:
            response.set_cookie(COOKIE, str(self), max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
        else:
            response.delete_cookie(COOKIE, samesite="Lax")
