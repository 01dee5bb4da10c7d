"""Takes over what the owner of an import chose: a transaction a page, so that a crash loses and repeats nothing."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from translation import localize, rights
from translation.models import ImportBatch, ImportRow, PageTranslation
from translation.services.save_segments import Edit, save_segments

QUIET = timedelta(minutes=2)
TRIES = 3


def apply_import(*, batch_id: int) -> None:
    """Take over what waits, page by page; safe to call again, and from two workers."""
    keys = ImportRow.objects.filter(batch=batch_id).waiting().order_by("page_key")
    for page_key in keys.values_list("page_key", flat=True).distinct():
        with transaction.atomic():
            batch = ImportBatch.objects.select_for_update(of=("self",)).select_related("owner").get(pk=batch_id)
            if batch.state == ImportBatch.State.APPLYING:
                _apply_page(batch, page_key)
                batch.save(update_fields=["touched_at"])
    ImportBatch.objects.filter(pk=batch_id, state=ImportBatch.State.APPLYING).exclude(
        rows__in=ImportRow.objects.filter(batch=batch_id).waiting()
    ).update(state=ImportBatch.State.APPLIED)


def resume() -> None:
    """Go on with imports that nobody works on: their bell was lost, or their worker was killed."""
    quiet = ImportBatch.objects.filter(state=ImportBatch.State.APPLYING, touched_at__lt=timezone.now() - QUIET)
    quiet.filter(tries__gte=TRIES).update(state=ImportBatch.State.FAILED)
    for batch in quiet.filter(tries__lt=TRIES):
        batch.tries += 1
        batch.save(update_fields=["tries", "touched_at"])
        apply_import(batch_id=batch.pk)


def _apply_page(batch: ImportBatch, page_key: UUID) -> None:
    rows = list(batch.rows.waiting().filter(page_key=page_key))
    translation = PageTranslation.objects.filter(page_key=page_key, language=batch.language).first()
    problems: dict[str, str] = {}
    try:
        if translation is None:
            raise rights.Refused(_("This page is not being translated into this language."))
        edits = [Edit(row.key, _shown(row), row.seen) for row in rows]
        problems = save_segments(translation=translation, edits=edits, by=batch.owner).problems
    except rights.Refused as refusal:
        problems = dict.fromkeys((row.key for row in rows), str(refusal))
    for row in rows:
        row.outcome = problems.get(row.key, ImportRow.SAVED)
    ImportRow.objects.bulk_update(rows, ["outcome"], batch_size=500)


def _shown(row: ImportRow) -> str:
    segment = localize.Segment(key=row.key, path="", field_path="", source=row.source, target="")
    return segment.shown(row.text)
