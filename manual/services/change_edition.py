"""Changes the title or the day of an edition in preparation, or gives it up."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from manual.models import EditionDraft
from manual.services.edition_rules import check_day
from manual.services.prepare_edition import gather_notes, take_up


def change_edition(*, draft: EditionDraft, title: str, effective: date, backdated: bool, by: Any) -> None:
    """A later day may bring in text that waits for it. Raises ValidationError at the field that cannot be so."""
    check_day(draft.number, effective, backdated=backdated)
    with transaction.atomic():
        locked = take_up(draft, by=by)
        locked.title, locked.effective, locked.backdated = title, effective, backdated
        locked.clean_fields()
        locked.save()
        gather_notes(draft=locked)


def give_up(*, draft: EditionDraft) -> None:
    """Drop a draft with its notes; its number is free again. Raises ValidationError once it is published."""
    with transaction.atomic():
        locked = EditionDraft.objects.select_for_update().filter(pk=draft.pk).first()
        if locked is None or locked.state == EditionDraft.State.PUBLISHED:
            raise ValidationError(_("Somebody else has moved this edition on. Look at it again."))
        locked.delete()
