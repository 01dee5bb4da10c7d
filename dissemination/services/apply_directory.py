"""Takes over what the owner of an import chose, 500 rows a transaction, so that a crash loses and repeats nothing."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from dissemination.models.directory_import import DirectoryImport, DirectoryRow
from dissemination.permissions import may_keep_directory
from dissemination.queries.directory_rows import known_for
from dissemination.services.apply_row import apply_row
from dissemination.services.stage_directory import stage_directory
from hub.faultpoints import crashpoint

CHUNK = 500
QUIET = timedelta(minutes=2)
TRIES = 3
State = DirectoryImport.State


def apply_directory(*, batch_id: int) -> None:
    """Take over what waits; safe to call again, and from two workers."""
    while _apply_some(batch_id):
        crashpoint("directory-applied")


def resume() -> None:
    """Go on with imports that nobody works on: their bell was lost, or their worker was killed."""
    quiet = DirectoryImport.objects.filter(state__in=DirectoryImport.RUNNING, touched_at__lt=timezone.now() - QUIET)
    quiet.filter(tries__gte=TRIES).update(state=State.FAILED, problem=_("It was tried three times in vain."))
    for batch in quiet.filter(tries__lt=TRIES):
        batch.tries += 1
        batch.save(update_fields=["tries", "touched_at"])
        if batch.state == State.READING:
            stage_directory(batch_id=batch.pk)
        else:
            apply_directory(batch_id=batch.pk)


def _apply_some(batch_id: int) -> bool:
    """Whether there may be more. Agencies that belong to others come after those."""
    with transaction.atomic():
        batch = DirectoryImport.objects.select_for_update(of=("self",)).select_related("owner").get(pk=batch_id)
        if batch.state != State.APPLYING:
            return False
        if not may_keep_directory(batch.owner):
            batch.state, batch.problem = State.FAILED, _("Its owner keeps the directory no longer.")
            batch.save()
            return False
        waiting = batch.rows.waiting()
        rows = list(waiting.exclude(values__has_key="parent_ref")[:CHUNK] or waiting[:CHUNK])
        if not rows:
            batch.state = State.APPLIED
            batch.save()
            return False
        known, must_hold = known_for(row.values for row in rows), "required_since" not in batch.columns
        with override(batch.owner.preferred_language):
            for row in rows:
                row.outcome = apply_row(row=row, known=known, by=batch.owner, must_hold=must_hold)
        DirectoryRow.objects.bulk_update(rows, ["outcome"], batch_size=CHUNK)
        batch.save(update_fields=["touched_at"])
    return True
