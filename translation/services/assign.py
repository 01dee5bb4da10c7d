"""Who has a translation in hand, and until when: taken, handed back, or given by the lead of the language."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.publishing.calendar import today
from translation import rights
from translation.models import PageTranslation, Step
from translation.services.lock import locked


def take(*, translation: PageTranslation, by: Any) -> PageTranslation:
    """Take the work in hand; safe to repeat. Raises `Refused` where somebody else has it, who still may work on it."""
    rights.require(by, rights.Action.TRANSLATE, translation.language)
    with transaction.atomic():
        row = locked(translation)
        if row.holder_id == by.pk:
            return row
        if row.holder is not None and rights.may(row.holder, rights.Action.TRANSLATE, row.language):
            raise rights.Refused(_("%(name)s has taken this in hand already.") % {"name": row.holder})
        hold(row, by)
        row.save(update_fields=["holder", "held_since"])
        Step.objects.create(translation=row, kind=Step.Kind.TAKEN, by=by)
    return row


def hand_back(*, translation: PageTranslation, by: Any) -> PageTranslation:
    """Give the work out of hand, so that others may take it. Raises `Refused` where `by` does not have it."""
    rights.require(by, rights.Action.TRANSLATE, translation.language)
    with transaction.atomic():
        row = locked(translation)
        if row.holder_id != by.pk:
            raise rights.Refused(_("This translation is not in your hands."))
        hold(row, None)
        row.save(update_fields=["holder", "held_since"])
        Step.objects.create(translation=row, kind=Step.Kind.HANDED_BACK, by=by)
    return row


def assign(*, translation: PageTranslation, to: Any, deadline: date | None, by: Any) -> PageTranslation:
    """Give the work to `to` (None: to nobody) until `deadline`; the lead and the deputy of the language may.

    Raises `Refused` for the others, ValidationError at `to` for who cannot translate into the language, and at
    `deadline` for a new day that has passed.
    """
    rights.require(by, rights.Action.ASSIGN, translation.language)
    if to is not None and not rights.may(to, rights.Action.TRANSLATE, translation.language):
        raise ValidationError({"to": _("%(name)s does not translate into this language.") % {"name": to}})
    with transaction.atomic():
        row = locked(translation)
        if deadline is not None and deadline != row.deadline and deadline < today():
            raise ValidationError({"deadline": _("This day has passed.")})
        row.deadline = deadline
        changed = row.holder_id != (to.pk if to else None)
        if changed:
            hold(row, to)
        row.save(update_fields=["deadline", "holder", "held_since"])
        if changed:
            kind = Step.Kind.ASSIGNED if to else Step.Kind.HANDED_BACK
            Step.objects.create(translation=row, kind=kind, by=by, to=to)
    return row


def hold(row: PageTranslation, user: Any) -> None:
    """Put the locked `row` into the hands of `user`, or of nobody; the caller saves it."""
    row.holder = user
    row.held_since = timezone.now() if user else None
