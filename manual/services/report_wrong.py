"""A reader says that something in a section is wrong. Text that could point to a person is refused."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.screening import Finding, screen
from hub.screening.finding import Kind as Found
from manual.models import SectionReport

MOST_A_DAY = 40
"""Reports on one section, whoever sends them: holds even while nobody can be counted."""

OF_OFFICES = frozenset({Found.EMAIL, Found.TELEPHONE, Found.STREET})
REACHES = frozenset({Found.EMAIL, Found.TELEPHONE})


class TooMany(Exception):
    """The section has had more reports today than people can read."""


def report_wrong(*, page_key: UUID, number: str, language: str, kind: str, text: str) -> SectionReport:
    """Keep the report. Raises ValidationError at `text` where it looks like a case, TooMany past the day's bound."""
    refused = refusals(kind, text)
    if refused:
        raise ValidationError({"text": refused})
    with transaction.atomic():
        since = timezone.now() - timedelta(days=1)
        if SectionReport.objects.filter(page_key=page_key, sent_at__gt=since).count() >= MOST_A_DAY:
            raise TooMany
        return SectionReport.objects.create(
            page_key=page_key, number=number, language=language, kind=kind, text=text.strip()
        )


def refusals(kind: str, text: str) -> list[str]:
    """Why the text cannot be taken, each with the words that are meant; addresses of offices are a contact's matter."""
    found = screen(text)
    if kind == SectionReport.Kind.CONTACT:
        found = [one for one in found if one.kind not in OF_OFFICES]
    if {one.kind for one in found} == {Found.AGE}:
        return []
    return list(dict.fromkeys(_words(found)))


def _words(found: Iterable[Finding]) -> Iterable[str]:
    for one in found:
        if one.kind in REACHES:
            yield _(
                "“%(found)s” looks like the address or number of a person. Take it out. If a contact in the text is "
                "wrong, choose that above."
            ) % {"found": one.found}
        else:
            yield _("“%(found)s”: %(why)s Write what is wrong in the text, nothing about a case.") % {
                "found": one.found,
                "why": one.kind.label,
            }
