"""What each edition has of one number: the source decides whether it changed, the reader's language is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from hub.people.reader import Reader
from manual.models import CitableNumber, Edition, FrozenBlock, FrozenSection, Impression
from manual.reading import frozen
from manual.reading.frozen import Part
from manual.reading.items import Item

SOURCE = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Then:
    """A section as an edition has it, in the source and as it is shown; None where it is not there."""

    edition: Edition
    source: Part | None
    shown: Part | None

    def block(self, block_id: str) -> tuple[Item | None, Item | None]:
        """A block of it, in the source and as it is shown."""
        return _block(self.source, block_id), _block(self.shown, block_id)


def in_editions(row: CitableNumber, editions: Iterable[Edition], language: str, reader: Reader) -> list[Then]:
    """One for each of `editions`, in their order. Four queries."""
    newest = {}
    impressions = Impression.objects.filter(language__in={language, SOURCE}).order_by("number")
    for impression in impressions:
        newest[impression.edition_id, impression.language] = impression.pk
    rows = FrozenSection.objects.filter(impression__in=newest.values()).filter(_holds(row)).defer("html")
    sections = {section.impression_id: section for section in rows}
    parts = frozen.by_row(sections.values(), reader)
    return [
        Then(
            edition,
            _part(newest.get((edition.pk, SOURCE)), sections, parts),
            _part(newest.get((edition.pk, language), newest.get((edition.pk, SOURCE))), sections, parts),
        )
        for edition in editions
    ]


def _holds(row: CitableNumber) -> Q:
    """The section itself, or whichever section the paragraph stood in then."""
    if not row.block_id:
        return Q(page_key=row.page_key)
    return Q(Exists(FrozenBlock.objects.filter(section=OuterRef("pk"), number=row.number, block_id=row.block_id)))


def _part(impression: int | None, rows: Mapping[int, FrozenSection], parts: Mapping[int, Part]) -> Part | None:
    section = rows.get(impression) if impression else None
    return parts.get(section.pk) if section else None


def _block(part: Part | None, block_id: str) -> Item | None:
    return next((item for item in part.items if item.id == block_id), None) if part else None
