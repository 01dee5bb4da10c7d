"""What is cited when a number is: the text as the edition in force has it, else as the last edition that held it."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from hub.people.reader import Reader
from hub.publishing.calendar import today
from manual import addresses
from manual.citation.record import Record
from manual.models.edition import Edition
from manual.queries import edition_view, editions, readable_then, resolve, snapshot
from manual.queries.resolve import Place


@dataclass(frozen=True)
class Cited:
    """The record with what a person should know beside it: that the text was changed since, or is gone."""

    record: Record
    place: Place
    overtaken: bool = False


def cited(number: str, *, language: str, reader: Reader, edition: str = "") -> Cited | None:
    """The citation of `number`, in `edition` where one is named; None where `reader` may not see that text."""
    place = resolve.place(number, language=language, reader=reader)
    if place is None:
        return None
    if edition:
        return _frozen(place, edition_view.find(edition), language, reader)
    current = editions.in_force_for(place.page_key)
    found = _frozen(place, current, language, reader)
    if found is None and place.last_edition:
        found = _frozen(place, edition_view.find(place.last_edition), language, reader)
    return found or _present(place, language)


def _frozen(place: Place, edition: Edition | None, language: str, reader: Reader) -> Cited | None:
    shown = edition_view.impression(edition, language) if edition else None
    part = readable_then.part(shown, place.number, reader) if shown else None
    if edition is None or shown is None or part is None:
        return None
    record = Record(
        number=place.number,
        kind=part.kind if place.number == part.number else "paragraph",
        title=part.title,
        book=shown.title,
        publisher=_("The Hub"),
        day=edition.effective,
        language=part.language,
        url=_full(addresses.number(language, place.number, edition.number)),
        edition=edition.number,
        impression=f"{edition.number}/{shown.language}/{shown.number}",
    )
    return Cited(record, place, overtaken=getattr(edition, "overtaken", False))


def _present(place: Place, language: str) -> Cited | None:
    citation = place.citation
    if citation is None:
        return None
    kind = "paragraph" if citation.block_id else "section" if "." in place.number else "chapter"
    record = Record(
        number=place.number,
        kind=kind,
        title=citation.title,
        book=snapshot.title(citation.language),
        publisher=_("The Hub"),
        day=today(),
        language=citation.language,
        url=_full(addresses.number(language, place.number)),
    )
    return Cited(record, place)


def _full(path: str) -> str:
    return f"{settings.HUB_PUBLIC_URL}{path}"
