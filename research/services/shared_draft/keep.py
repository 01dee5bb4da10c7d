"""Somebody of an organisation keeps a section of the shared draft; what two changed at once is not overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.models import User
from research.errors import RoundClosedError
from research.models import Shared
from research.questionnaire.merging import merged


@dataclass(frozen=True)
class Change:
    """What the form of a section holds: `base` are the answers that it was opened with, `number` the change before."""

    section: str
    names: Sequence[str]
    number: int
    base: dict[str, Any]
    mine: dict[str, Any]


def keep(*, shared: Shared, by: User, change: Change) -> tuple[Shared, list[str]]:
    """The row as it stands then, and the names of the questions that somebody else has answered otherwise meanwhile.

    Of those the other answer stays until they are kept once more, with the new number. Raises RoundClosedError.
    """
    with transaction.atomic():
        rows = Shared.objects.select_for_update(of=["self"]).select_related(
            "wave__study", "wave__version", "organisation"
        )
        row = rows.get(pk=shared.pk)
        if not row.may_change:
            raise RoundClosedError
        base = row.answers if change.number == row.number else change.base
        answers, clashes = merged(change.names, base=base, theirs=row.answers, mine=change.mine)
        if answers != row.answers or row.state == Shared.State.ASKED:
            row.answers, row.number, row.state = answers, row.number + 1, Shared.State.DRAFT
            row.changed_at = timezone.now()
            row.touched = {**row.touched, change.section: [by.key.hex, row.changed_at.isoformat()]}
            row.save(update_fields=["answers", "number", "state", "changed_at", "touched"])
        return row, clashes
