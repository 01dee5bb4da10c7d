"""What one cell means: checked, and in the one spelling that the directory compares."""

import re
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from dissemination.importing.columns import COLUMNS
from dissemination.models.directory import Contact
from hub.people.mailbox import checked_mailbox
from hub.people.models import OrganisationKind

LONGEST = {
    "agency_ref": 80, "agency_name": 200, "parent_ref": 80, "postal_address": 400, "contact_ref": 80, "email": 254,
    "name": 120, "role_title": 120, "basis_note": 300, "source": 200,
}  # fmt: skip
DAYS = ("valid_from", "valid_to", "required_since", "required_until", "review_due", "verified_on")
YES = {"yes", "y", "x", "1", "true", "da", "ja", "oui"}
NO = {"no", "n", "0", "false", "nu", "nee", "nej", "nein", "non"}
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


@dataclass(frozen=True)
class Parsed:
    """One row: `values` by column without the empty ones, as the file has them where `faults` finds them wrong."""

    line: int
    values: dict[str, str]
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Vocabulary:
    """Words for countries, kinds, bases and languages, in the languages of the Hub, to what the directory keeps."""

    countries: Mapping[str, str]
    kinds: Mapping[str, str]
    bases: Mapping[str, str]
    languages: Mapping[str, str]


def vocabulary(countries: Mapping[str, str]) -> Vocabulary:
    """`countries`: names and codes in lower case to codes."""
    languages = {name.casefold(): code for code, name in settings.LANGUAGES}
    languages |= {code: code for code, _name in settings.LANGUAGES}
    return Vocabulary(countries, _labels(OrganisationKind), _labels(Contact.Basis), languages)


def parse(line: int, said: Mapping[str, str], faults: Mapping[str, str], words: Vocabulary) -> Parsed:
    """A row of the file by column; every fault is a sentence that names its column."""
    values: dict[str, str] = {}
    problems = [_at(column, fault) for column, fault in faults.items()]
    for column, text in said.items():
        if not text:
            continue
        values[column] = text
        if column in faults:
            continue
        try:
            values[column] = _parsed(column, text, words)
        except ValidationError as error:
            problems.append(_at(column, error.messages[0]))
    return Parsed(line, values, problems)


def _at(column: str, fault: str) -> str:
    return f"{COLUMNS[column]}: {fault}"


def _parsed(column: str, text: str, words: Vocabulary) -> str:
    most = LONGEST.get(column, 254)
    if len(text) > most:
        raise ValidationError(_("This is longer than %(most)d characters.") % {"most": most})
    if column in DAYS:
        return _day(text)
    if column != "postal_address" and ("\n" in text or "\r" in text):
        raise ValidationError(_("This stands on more than one line."))
    reader = READERS.get(column)
    return reader(text, words) if reader else "\n".join(line.strip() for line in text.splitlines())


def _day(text: str) -> str:
    if found := ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise ValidationError(_("This is no day. Write it as 2026-11-28."))
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError as error:
        raise ValidationError(_("There is no such day.")) from error


def _yes_or_no(text: str, words: Vocabulary) -> str:
    word = text.casefold()
    if word not in YES | NO:
        raise ValidationError(_("Write yes or no."))
    return "yes" if word in YES else "no"


def _zone(text: str, words: Vocabulary) -> str:
    if text not in _zones():
        raise ValidationError(_("This is no time zone. Write it as Europe/Bucharest."))
    return text


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _word(known: Mapping[str, str], text: str) -> str:
    found = known.get(text.casefold())
    if found is None:
        raise ValidationError(_("“%(word)s” is not known.") % {"word": text[:80]})
    return found


def _labels(choices: type[OrganisationKind] | type[Contact.Basis]) -> dict[str, str]:
    known = {str(value): str(value) for value in choices.values}
    for language, _name in settings.LANGUAGES:
        with override(language):
            known |= {str(choice.label).casefold(): str(choice.value) for choice in choices}
    return known


READERS: dict[str, Callable[[str, Vocabulary], str]] = {
    "country": lambda text, words: _word(words.countries, text),
    "kind": lambda text, words: _word(words.kinds, text),
    "basis": lambda text, words: _word(words.bases, text),
    "language": lambda text, words: _word(words.languages, text),
    "email": lambda text, words: checked_mailbox(text),
    "is_shared_mailbox": _yes_or_no,
    "time_zone": _zone,
}
