"""Changes the title or the day of an edition in preparation, or gives it up."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from manual import permissions
from manual.models import EditionDraft
from manual.services import edition_round
from manual.services.edition_rules import check_day
from manual.services.prepare_edition import gather_notes, take_up


def change_edition(*, draft: EditionDraft, title: str, effective: date, backdated: bool, by: Any) -> None:
    """A later day may bring in text that waits for it. Raises ValidationError at the field that cannot be so."""
    with transaction.atomic():
        locked = take_up(draft, by=by)
        check_day(locked.number, effective, backdated=backdated)
        before = locked.effective
        locked.title, locked.effective, locked.backdated = title, effective, backdated
        locked.clean_fields()
        locked.save()
        gather_notes(draft=locked)
        edition_round.follow(draft=locked, before=before, by=by)


def give_up(*, draft: EditionDraft, by: Any) -> None:
    """Drop a draft with its notes; its number is free again. Raises ValidationError once it is published."""
    if not permissions.may_prepare(by):
        raise PermissionDenied
    with transaction.atomic():
        locked = EditionDraft.objects.select_for_update().filter(pk=draft.pk).first()
        if locked is None or locked.state == EditionDraft.State.PUBLISHED:
            raise ValidationError(_("Somebody else has moved this edition on. Look at it again."))
        edition_round.close_with(draft=locked, by=by)
        locked.delete()
