"""The round of translation that belongs to an edition: open while the edition is prepared, for all its text."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from hub.people.groups import target_languages
from hub.publishing.calendar import today
from manual.models import EditionDraft
from manual.queries import snapshot
from translation.models import Round
from translation.services.rounds import change_deadline, close_round, open_round, rename_round

BEFORE = timedelta(days=7)
"""So long before its day an edition's text is to be there in every language: it is frozen and approved after that."""


def open_with(*, draft: EditionDraft, by: Any) -> None:
    """Open the round of a draft, for every language; runs in the caller's transaction."""
    keys = [page.translation_key for page, _revision in snapshot.chosen(settings.LANGUAGE_CODE, draft.effective)]
    if keys:
        deadlines = dict.fromkeys(target_languages(), _deadline(draft.effective))
        open_round(key=_key(draft), name=_name(draft), page_keys=keys, deadlines=deadlines, by=by)


def follow(*, draft: EditionDraft, before: date, by: Any) -> None:
    """Name it as the draft, and move the deadlines that came from its day of before, or have passed, to its new day."""
    opened = Round.objects.open().filter(key=_key(draft)).first()
    if opened is None:
        return
    rename_round(opened=opened, name=_name(draft), by=by)
    for row in opened.languages.filter(Q(deadline=before - BEFORE) | Q(deadline__lte=today())):
        change_deadline(round_language=row, deadline=_deadline(draft.effective), by=by)


def close_with(*, draft: EditionDraft, by: Any) -> None:
    """Close it with the publication of the edition, or where the draft is given up."""
    opened = Round.objects.open().filter(key=_key(draft)).first()
    if opened is not None:
        close_round(opened=opened, by=by)


def _key(draft: EditionDraft) -> str:
    return f"edition-{draft.number}-{draft.pk}"


def _name(draft: EditionDraft) -> str:
    return _("Edition %(number)s: %(title)s") % {"number": draft.number, "title": draft.title}


def _deadline(effective: date) -> date:
    return max(today(), effective - BEFORE)
