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
from manual.queries import annex_desk
from manual.reading.prose import plain, prose

State = AnnexRevision.State
MOST = 20_000
"""Characters of a text."""


def write_annex(
    *, page_key: UUID, country: str, language: str, text: str, review_date: date | None, by: Any
) -> AnnexRevision:
    """Save a draft; what waited for approval waits no more, and what is public stays as it is.

    Raises PermissionDenied, or ValidationError at `section`, `language` or `text`.
    """
    if not desks.may_write(by, country):
        raise PermissionDenied
    check_place(page_key, language)
    reduced = prose(text.encode(errors="replace").decode(), lambda _attrs: "")
    if not plain(reduced):
        raise ValidationError({"text": _("Write a text.")})
    if len(reduced) > MOST:
        raise ValidationError({"text": _("At most %(number)s characters.") % {"number": MOST}})
    with transaction.atomic():
        annex, _made = Annex.objects.select_for_update().get_or_create(
            page_key=page_key, country_id=country, language=language
        )
        draft = annex.revisions.exclude(state=State.APPROVED).first()
        if draft is None:
            last = annex.revisions.order_by("-number").values_list("number", flat=True).first() or 0
            draft = AnnexRevision(annex=annex, number=last + 1)
        draft.text, draft.review_date = reduced, review_date
        draft.state, draft.saved_at = State.DRAFT, timezone.now()
        draft.hands = sorted({*draft.hands, by.pk})
        draft.save()
    return draft


def submit_annex(*, annex: Annex, by: Any) -> None:
    """Let the draft wait for a second person. Raises PermissionDenied, or ValidationError where it cannot."""
    if not desks.may_write(by, annex.country_id):
        raise PermissionDenied
    check_place(annex.page_key, annex.language)
    moved = annex.revisions.filter(state=State.DRAFT).update(state=State.SUBMITTED, returned="")
    if not moved:
        raise ValidationError(_("There is no draft to submit. Look at it again."))


def check_place(page_key: UUID, language: str) -> None:
    """Raise ValidationError at `section` or `language` where no annex can stand."""
    problem = annex_desk.problem(page_key, language)
    if problem:
        raise ValidationError(problem)
