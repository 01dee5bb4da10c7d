"""Rounds: a scope of pages, and the day until which each language brings them up to date."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.publishing.calendar import today
from translation import rights
from translation.models import PageTranslation, Round, RoundLanguage, RoundPage
from translation.queries.rounds import newest_open


def open_round(*, key: str, name: str, page_keys: Collection[UUID], deadlines: Mapping[str, date], by: Any) -> Round:
    """Open the round for the languages of `deadlines`; the works of its pages get these deadlines. Safe to repeat.

    Raises `Refused` for whoever is no editor, ValidationError at `under` without pages, at `deadline_<language>` for a
    day that has passed, and without a language.
    """
    rights.require_rounds(by)
    if not page_keys:
        raise ValidationError({"under": _("There is no public page in it.")})
    if not deadlines:
        raise ValidationError(_("Give at least one language a deadline."))
    for language, deadline in deadlines.items():
        _refuse_past(f"deadline_{language}", deadline)
    with transaction.atomic():
        opened, made = Round.objects.get_or_create(key=key, defaults={"name": name, "opened_by": by})
        if made:
            RoundPage.objects.bulk_create(RoundPage(round=opened, page_key=page_key) for page_key in set(page_keys))
            for language, deadline in deadlines.items():
                _set(RoundLanguage(round=opened, language=language), deadline)
    return opened


def change_deadline(*, round_language: RoundLanguage, deadline: date, by: Any) -> None:
    """Move the deadline of a language: its lead or deputy, or an editor. ValidationError at `deadline` in the past."""
    if not rights.opens_rounds(by):
        rights.require(by, rights.Action.ASSIGN, round_language.language)
    if deadline != round_language.deadline:
        _refuse_past("deadline", deadline)
    with transaction.atomic():
        row = RoundLanguage.objects.select_for_update(of=("self",)).select_related("round").get(pk=round_language.pk)
        if row.round.closed_at:
            raise rights.Refused(_("This round is closed."))
        _set(row, deadline)


def rename_round(*, opened: Round, name: str, by: Any) -> None:
    """Give the round the name that its scope has now."""
    rights.require_rounds(by)
    Round.objects.filter(pk=opened.pk).update(name=name)


def close_round(*, opened: Round, by: Any) -> None:
    """Close the round; works that had its deadline fall back to that of the newest round still open. Safe to repeat."""
    rights.require_rounds(by)
    with transaction.atomic():
        row = Round.objects.select_for_update().get(pk=opened.pk)
        if row.closed_at:
            return
        row.closed_at = timezone.now()
        row.save(update_fields=["closed_at"])
        for part in row.languages.all():
            works = _works(part).filter(deadline=part.deadline)
            works.update(deadline=newest_open().values("deadline")[:1])


def _set(row: RoundLanguage, deadline: date) -> None:
    """A work has the deadline of its newest open round, unless the lead gave it another since."""
    row.deadline = deadline
    row.save()
    works = _works(row).annotate(newest_round=newest_open().values("round_id")[:1])
    PageTranslation.objects.filter(pk__in=works.filter(newest_round=row.round_id).values("pk")).update(
        deadline=deadline
    )


def _works(row: RoundLanguage) -> Any:
    pages = RoundPage.objects.filter(round_id=row.round_id)
    return PageTranslation.objects.in_language(row.language).filter(page_key__in=pages.values("page_key"))


def _refuse_past(field: str, day: date) -> None:
    if day < today():
        raise ValidationError({field: _("This day has passed.")})
