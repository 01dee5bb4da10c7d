"""Editions for tests: made by two persons, their files built."""

from datetime import timedelta

from django.utils import timezone

from hub.models import User
from manual.models import Edition, EditionDraft
from manual.queries import readiness
from manual.services.build_files import build_files
from manual.services.prepare_edition import complete_notes, prepare_edition
from manual.services.publish_edition import publish_edition
from manual.services.submit_edition import submit_edition
from tests.manual import tree

OPEN, CLOSED = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"


def make(number: str, *, days: int = 0, notes: str = "It reads differently.") -> Edition:
    draft = prepare_edition(
        number=number,
        title=f"Edition {number}",
        effective=timezone.localdate() + timedelta(days=days),
        by=tree.editor(),
    )
    said = {note.pk: (note.kind, note.text or notes) for note in draft.notes.all()}
    complete_notes(draft=draft, said=said, by=tree.editor())
    submit_edition(draft=draft, by=tree.editor())
    return approve(draft)


def approve(draft: EditionDraft, by: User | None = None) -> Edition:
    """As somebody approves who has just read it: the colleague, unless another is named."""
    return publish_edition(draft=draft, by=by or tree.colleague(), read=readiness.read_now(draft.pk))


def build(edition: Edition) -> None:
    for impression in edition.impressions.all():
        build_files(impression_id=impression.pk)
