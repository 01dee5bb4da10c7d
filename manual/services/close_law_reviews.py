"""Takes places off the review list: by a published change, by somebody's word, or because they are gone."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.models import ChangeKind, Publication
from manual import permissions
from manual.models import LawReview
from manual.services.sentence import sentence


def close_by_publication(*, publication: Publication) -> None:
    """A published change of a place closes its rows; mere wording leaves them open. In the publishing transaction.

    A section as a whole is closed by a change of any part of it.
    """
    if publication.language != settings.LANGUAGE_CODE:
        return
    changes = publication.changes.exclude(kind=ChangeKind.WORDING)
    changed = list(changes.values_list("block_id", flat=True))
    if changed:
        places = Q(block_id__in=["", *changed]) | Q(reference_id__in=changed)
        _close(LawReview.objects.filter(places, page_key=publication.page_key), LawReview.Outcome.CHANGED)


def close_as_gone(*, page_key: UUID, language: str) -> None:
    """Nothing is left to look at where the source was taken down. In the transaction of the withdrawal."""
    if language == settings.LANGUAGE_CODE:
        _close(LawReview.objects.filter(page_key=page_key), LawReview.Outcome.GONE)


def close_as_right(*, review: LawReview, said: str, by: Any) -> None:
    """Somebody looked and says, in a sentence, why the text is still right. Raises ValidationError without one."""
    if not permissions.may_review_law(by):
        raise PermissionDenied
    said = sentence(said, missing=_("Say in a sentence why it is still right."), field="said")
    with transaction.atomic():
        open_rows = LawReview.objects.open().filter(pk=review.pk).select_for_update()
        if not open_rows.exists():
            raise ValidationError(_("Somebody else has closed this already."))
        open_rows.update(outcome=LawReview.Outcome.STILL_RIGHT, said=said, closed_by=by, closed_at=timezone.now())


def _close(rows: Any, outcome: LawReview.Outcome) -> None:
    rows.filter(outcome="").update(outcome=outcome, closed_at=timezone.now())
