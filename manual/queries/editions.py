"""Published editions: lists, the one in force, and what a reader may see of them."""

from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef

from hub.models import ChangeKind, Publication
from hub.people.reader import PUBLIC, Reader
from hub.ports.citable import EditionRef, ImpressionRef
from hub.publishing.access import visible_rows
from hub.publishing.calendar import today
from manual.models.edition import ChangeNote, Edition
from manual.models.impression import FrozenSection, Impression

SEVERITY = (ChangeKind.LEGAL, ChangeKind.PROCEDURE, ChangeKind.CONTACT, ChangeKind.WORDING)


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
    )


def impression_of(edition: Edition, *, language: str, number: int = 0) -> Impression | None:
    """The newest impression in `language`, or the one with that number."""
    found = edition.impressions.filter(language=language).select_related("edition__state", "build")
    return found.filter(number=number).first() if number else found.order_by("-number").first()


def notes(edition: Edition, reader: Reader = PUBLIC) -> list[tuple[str, list[ChangeNote]]]:
    """Change notes that `reader` may see, gravest kind first, each kind with its word. One query."""
    rows = edition.notes.all()
    if not reader.sees_practitioner_text:
        rows = rows.filter(restricted=False)
    rows = visible_rows(rows, reader, page_key="page_key", block_id="block_id")
    by_kind: dict[str, list[ChangeNote]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    return [(kind, by_kind[kind]) for kind in SEVERITY if kind in by_kind]


def section_of(impression: Impression, number: str) -> FrozenSection | None:
    """The frozen chapter or section that has this number or holds the paragraph that has it. One query."""
    sections = impression.sections.all()
    return sections.filter(number=number).first() or sections.filter(paragraphs__number=number).first()
