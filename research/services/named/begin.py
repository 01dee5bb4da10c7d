"""Answering by a personal link: in one browser at a time, since what was typed is sealed with a key of that browser."""

from django.db import transaction

from research.errors import AnsweredBeforeError, BegunElsewhereError
from research.models import Asked, Draft
from research.services.study.drafts import Hold, start


def begin(*, asked: Asked, anew: bool) -> Hold:
    """An empty draft. `anew` forgets what was typed in another browser.

    Raises RoundClosedError, AnsweredBeforeError, BegunElsewhereError.
    """
    with transaction.atomic():
        begun = _draft(asked)
        row = Asked.objects.select_for_update(of=["self"]).select_related("wave__study").get(pk=asked.pk)
        if row.answered_at is not None:
            raise AnsweredBeforeError
        if row.draft != asked.draft or (begun is not None and not anew):
            raise BegunElsewhereError
        if begun is not None:
            begun.delete()
        hold = start(wave=row.wave)
        row.draft = hold.draft
        row.save(update_fields=["draft"])
        return hold


def _draft(asked: Asked) -> Draft | None:
    """Locked before the row of its link, in the order of `send`."""
    return Draft.objects.select_for_update().filter(pk=asked.draft).first() if asked.draft else None
