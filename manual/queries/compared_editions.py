"""Two editions side by side for one reader: the strictest of then and today on both sides, in one language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from hub.people.reader import Reader
from manual.comparing import sections
from manual.comparing.blocks import NOTHING_AROUND, Around
from manual.comparing.sections import Compared
from manual.models import ChangeNote, Edition, FrozenBlock, FrozenSection, Impression
from manual.queries import editions
from manual.reading import frozen
from manual.reading.frozen import Part

SOURCE = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Sides:
    """The older and the newer edition in the impressions that are compared; `source` are those in the source text."""

    older: Edition
    newer: Edition
    before: Impression
    after: Impression
    source: tuple[Impression, Impression]

    @property
    def language(self) -> str:
        return self.before.language


def sides(first: str, second: str, language: str) -> Sides | None:
    """Two published editions, the older one first; in the source where one has no impression in `language`."""
    found = list(Edition.objects.with_state().filter(number__in={first, second}).order_by("order"))
    if len(found) != 2:
        return None
    older, newer = found
    rows = Impression.objects.filter(edition__in=found, language__in={language, SOURCE}).order_by("number")
    newest = {(row.edition_id, row.language): row for row in rows}
    source = (newest.get((older.pk, SOURCE)), newest.get((newer.pk, SOURCE)))
    own = (newest.get((older.pk, language)), newest.get((newer.pk, language)))
    before, after = own if all(own) else source
    if before is None or after is None or source[0] is None or source[1] is None:
        return None
    return Sides(older, newer, before, after, (source[0], source[1]))


def overview(found: Sides, reader: Reader) -> list[Compared]:
    """Every chapter and section. Six queries at most."""
    rows = list(_sections(found.before, found.after))
    before, after = _two(found, rows, reader)
    return sections.whole(before, after)


def section(found: Sides, number: str, reader: Reader) -> Compared | None:
    """The chapter or section that has this number, or holds the paragraph that has it, in either edition."""
    named = Q(number=number) | Q(paragraphs__number=number)
    place = _sections(found.before, found.after).filter(named).order_by("-impression__edition__order").first()
    if place is None:
        return None
    rows = list(_sections(found.before, found.after).filter(page_key=place.page_key))
    before, after = _two(found, rows, reader)
    old, new = next(iter(before), None), next(iter(after), None)
    if old is None and new is None:
        return None
    return sections.compare(old, new, _around(found, old, new, reader))


def notes(older: Edition, newer: Edition, reader: Reader, page_key: UUID | None = None) -> list[ChangeNote]:
    """Change notes of the editions after `older` up to `newer` that `reader` may see. One query."""
    rows = editions.visible_notes(reader).filter(edition__order__gt=older.order, edition__order__lte=newer.order)
    rows = rows.filter(page_key=page_key) if page_key else rows
    return list(rows.select_related("edition").order_by("edition__order", "order"))


def _sections(*impressions: Impression) -> QuerySet[FrozenSection]:
    return FrozenSection.objects.filter(impression__in=impressions).defer("html").order_by("order")


def _two(found: Sides, rows: Iterable[FrozenSection], reader: Reader) -> tuple[list[Part], list[Part]]:
    """Both sides; a section that stands in two languages is compared in the source text."""
    old, new = _by_side(found.before, found.after, rows)
    mixed = {key for key in old if key in new and old[key].text_language != new[key].text_language}
    if mixed:
        of_source = _sections(*found.source).filter(page_key__in=mixed)
        source_old, source_new = _by_side(*found.source, of_source)
        old, new = old | source_old, new | source_new
    parts = frozen.by_row([*old.values(), *new.values()], reader)
    return _parts(old, parts), _parts(new, parts)


def _by_side(
    before: Impression, after: Impression, rows: Iterable[FrozenSection]
) -> tuple[dict[UUID, FrozenSection], dict[UUID, FrozenSection]]:
    rows = list(rows)
    old = {row.page_key: row for row in rows if row.impression_id == before.pk}
    new = {row.page_key: row for row in rows if row.impression_id == after.pk}
    return old, new


def _parts(rows: Mapping[UUID, FrozenSection], parts: Mapping[int, Part]) -> list[Part]:
    return [parts[row.pk] for row in rows.values() if row.pk in parts]


def _around(found: Sides, old: Part | None, new: Part | None, reader: Reader) -> Around:
    """The sections in which the other edition has what one of the two does not have here. Three queries, if any."""
    then, now = _numbers(old), _numbers(new)
    only = (then | now) - (then & now)
    if not only:
        return NOTHING_AROUND
    here = {part.key for part in (old, new) if part}
    inside = FrozenBlock.objects.filter(section=OuterRef("pk"), number__in=only)
    rows = _sections(found.before, found.after).filter(Exists(inside)).exclude(page_key__in=here)
    before, after = _two(found, rows, reader)
    return Around(sections.index(before), sections.index(after))


def _numbers(part: Part | None) -> set[str]:
    return {item.number for item in part.items if item.number} if part else set()
