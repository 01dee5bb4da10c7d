"""Published editions: lists, the one in force, and what a reader may see of them."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet

from hub.models import ChangeKind, Publication
from hub.people.reader import PUBLIC, Reader
from hub.ports.citable import EditionChange, EditionRef, ImpressionRef
from hub.publishing.access import visible_rows
from hub.publishing.calendar import today
from manual.models.edition import ChangeNote, Edition
from manual.models.impression import FrozenSection, Impression


def in_force() -> Edition | None:
    """The newest edition whose day has come and that was not withdrawn. One query."""
    return Edition.objects.with_state().standing().effective_on(today()).first()


def in_force_for(page_key: UUID) -> Edition | None:
    """The edition in force, with `overtaken`: whether the source page was published again since. One query."""
    since = Publication.objects.filter(
        page_key=page_key,
        language=settings.LANGUAGE_CODE,
        kind=Publication.Kind.PUBLISHED,
        at__gt=OuterRef("published_at"),
    )
    found = Edition.objects.with_state().standing().effective_on(today())
    return found.annotate(overtaken=Exists(since)).first()


def refs() -> list[EditionRef]:
    """All published editions, newest first. Two queries."""
    return [ref(edition) for edition in Edition.objects.with_state().prefetch_related("impressions")]


def ref(edition: Edition) -> EditionRef:
    return EditionRef(
        number=edition.number,
        title=edition.title,
        effective=edition.effective,
        withdrawn=edition.state.withdrawn_at is not None,
        impressions=[
            ImpressionRef(edition.number, impression.language, impression.number, impression.sha256)
            for impression in edition.impressions.all()
        ],
        corrects=edition.corrects,
        reason=edition.state.reason,
    )


def public_changes(number: str) -> list[EditionChange]:
    """The change notes of an edition for other rooms, gravest first. One query."""
    found = by_kind(visible_notes(PUBLIC).filter(edition__number=number))
    return [EditionChange(row.number, kind, row.text) for kind, rows in found for row in rows]


def impression_of(edition: Edition, *, language: str, number: int = 0) -> Impression | None:
    """The newest impression in `language`, or the one with that number."""
    found = edition.impressions.filter(language=language).select_related("edition__state", "build")
    return found.filter(number=number).first() if number else found.order_by("-number").first()


def notes(edition: Edition, reader: Reader = PUBLIC) -> list[tuple[str, list[ChangeNote]]]:
    """Change notes that `reader` may see, gravest kind first. One query."""
    return by_kind(visible_notes(reader).filter(edition=edition))


def visible_notes(reader: Reader) -> QuerySet[ChangeNote]:
    """The notes of all editions that `reader` may see: the strictest of then and today."""
    rows = ChangeNote.objects.all()
    if not reader.sees_practitioner_text:
        rows = rows.filter(restricted=False)
    return visible_rows(rows, reader, page_key="page_key", block_id="block_id")


def counts(reader: Reader) -> dict[int, list[tuple[str, int]]]:
    """How many notes of each kind an edition has, by its key, gravest first. One query."""
    rows = visible_notes(reader).order_by().values_list("edition", "kind").annotate(Count("pk"))
    found: dict[int, dict[str, int]] = {}
    for edition, kind, number in rows:
        found.setdefault(edition, {})[kind] = number
    return {key: [(kind, own[kind]) for kind in ChangeKind if kind in own] for key, own in found.items()}


def by_kind(rows: Iterable[ChangeNote]) -> list[tuple[str, list[ChangeNote]]]:
    """Notes by how much they matter, gravest first."""
    found: dict[str, list[ChangeNote]] = {}
    for row in rows:
        found.setdefault(row.kind, []).append(row)
    return [(kind, found[kind]) for kind in ChangeKind if kind in found]


def section_of(impression: Impression, number: str) -> FrozenSection | None:
    """The frozen chapter or section that has this number or holds the paragraph that has it. One query."""
    sections = impression.sections.all()
    return sections.filter(number=number).first() or sections.filter(paragraphs__number=number).first()


def correction_of(edition: Edition) -> Edition | None:
    """The newest urgent correction of this edition that was not withdrawn. One query."""
    return newest_correction(edition, Edition.objects.with_state())


def newest_correction(edition: Edition, found: Iterable[Edition]) -> Edition | None:
    """The same out of editions that are read already."""
    whole = Edition.whole_of(edition.number)
    later = [
        one for one in found if one.corrects == whole and one.order > edition.order and one.state.withdrawn_at is None
    ]
    return max(later, key=lambda one: one.order, default=None)
