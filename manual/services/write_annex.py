"""Saves the text of a national annex as a draft, and hands it to a second person."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from manual import desks
from manual.models import Annex, AnnexRevision
from manual.reading.prose import plain, prose

State = AnnexRevision.State


def write_annex(
    *, page_key: UUID, country: str, language: str, text: str, review_date: date | None, by: Any
) -> AnnexRevision:
    """Save a draft; what waited for approval waits no more. Raises PermissionDenied, or ValidationError if empty."""
    if not desks.may_write(by, country):
        raise PermissionDenied
    reduced = prose(text, lambda _attrs: "")
    if not plain(reduced):
        raise ValidationError(_("Write a text."))
    with transaction.atomic():
        annex, _made = Annex.objects.select_for_update().get_or_create(
            page_key=page_key, country_id=country, language=language
        )
        annex.review_date = review_date
        annex.save()
        draft = annex.revisions.exclude(state=State.APPROVED).first()
        if draft is None:
            last = annex.revisions.order_by("-number").values_list("number", flat=True).first() or 0
            draft = AnnexRevision(annex=annex, number=last + 1)
        draft.text, draft.state, draft.saved_at = reduced, State.DRAFT, timezone.now()
        draft.hands = sorted({*draft.hands, by.pk})
        draft.save()
    return draft


def submit_annex(*, annex: Annex, by: Any) -> None:
    """Let the draft wait for a second person."""
    if not desks.may_write(by, annex.country_id):
        raise PermissionDenied
    moved = annex.revisions.filter(state=State.DRAFT).update(state=State.SUBMITTED, returned="")
    if not moved:
        raise ValidationError(_("There is no draft to submit. Look at it again."))
