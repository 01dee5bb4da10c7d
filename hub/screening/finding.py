from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

AROUND = 24


class Severity(Enum):
    """Hard findings block; soft ones warn the author and are shown to the moderator."""

    HARD = "hard"
    SOFT = "soft"


class Kind(TextChoices):
    """What was found; its label is the sentence that says why it matters."""

    CNP = "cnp", _("This is a Romanian personal number (CNP).")
    BSN = "bsn", _("This may be a Dutch citizen service number (BSN).")
    CPR = "cpr", _("This may be a Danish personal number (CPR).")
    PERSONAL = "personal", _("This looks like a national personal number. It points to one person.")
    EMAIL = "email", _("This is an e-mail address. Partners write to each other through the Hub.")
    TELEPHONE = "telephone", _("This may be a telephone number. Partners write to each other through the Hub.")
    PROFILE = "profile", _("This points to the profile of a person. Partners write to each other through the Hub.")
    BIRTH = "birth", _("This is a date of birth.")
    AGE = "age", _("An age can point to one child, above all beside a place or a date.")
    CASE = "case", _("This may be the number of a case.")
    STREET = "street", _("This may be a street address.")


class Candidate(NamedTuple):
    """What a pattern found, from `start` to `end` of the text that it read."""

    kind: Kind
    severity: Severity
    start: int
    end: int
    form: str = ""


@dataclass(frozen=True)
class Finding:
    """One place in a text; `start` and `end` count in the text as it was written.

    `form` is the key of the format of a personal number (`ro.cnp`), or empty.
    """

    kind: Kind
    severity: Severity
    start: int
    end: int
    before: str
    found: str
    after: str
    place: str = ""
    form: str = ""

    @property
    def is_hard(self) -> bool:
        return self.severity is Severity.HARD

    def at(self, place: str) -> "Finding":
        return replace(self, place=place)


def finding(text: str, one: Candidate) -> Finding:
    """A finding with some of the text around it, so that a person sees what is meant."""
    return Finding(
        kind=one.kind,
        severity=one.severity,
        start=one.start,
        end=one.end,
        before=text[max(0, one.start - AROUND) : one.start],
        found=text[one.start : one.end],
        after=text[one.end : one.end + AROUND],
        form=one.form,
    )
