"""An editor or a lead answers a reader's report."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.models import User
from manual import permissions
from manual.models import SectionReport


def answer_report(*, report: SectionReport, state: str, note: str, by: User) -> None:
    """Set the state and leave a note for colleagues; the reader left no address to write to.

    Raises PermissionDenied.
    """
    with transaction.atomic():
        row = SectionReport.objects.select_for_update().get(pk=report.pk)
        if not permissions.may_answer(by, row):
            raise PermissionDenied
        row.state, row.note, row.changed_by = state, note, by
        row.save(update_fields=["state", "note", "changed_by"])
