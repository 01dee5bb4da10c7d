"""Forgets initiatives two years after they were closed; run daily, any number of times.

The history is append-only and hangs on the initiative, so its row and those of its seats stay without words. Offers
go: what the figures need of them stays in rows that name nobody.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.ports import versions
from initiatives.models import (
    Attachment,
    Attestation,
    Claim,
    Event,
    FormerOffer,
    Initiative,
    InitiativeText,
    Interest,
    InterestState,
    ModeratorNote,
    Objection,
    Pin,
    Question,
)
from initiatives.models.initiative import InitiativeQuerySet
from initiatives.periods import period_of
from initiatives.queries.counted import days_between
from initiatives.services import locked
from initiatives.services.purge_talks import PARTS

KEPT = timedelta(days=2 * 365)
PARTS_OF_IT = (Attachment, Attestation, Claim, InitiativeText, ModeratorNote, Objection, Pin, Question)
WORDS = ("stage", "programme", "call", "call_url", "budget")
LISTS = ("numbers", "articles", "rules", "files")
DATES = ("call_deadline", "starts_on", "months")


def forget_initiatives() -> int:
    """How many were forgotten."""
    return one_by_one(_due().values_list("pk", flat=True), act=_forget)


def _due() -> InitiativeQuerySet:
    return Initiative.objects.filter(closed_at__lte=timezone.now() - KEPT, forgotten_at=None)


def _forget(pk: int) -> bool:
    with transaction.atomic():
        row = locked.initiative(pk)
        if not _due().filter(pk=pk).exists():
            return False
        blank(row)
    return True


def blank(row: Initiative) -> None:
    """Take all words of `row`, for whoever holds its lock."""
    locked.seats(row.pk)
    _forget_offers(row)
    for model in PARTS_OF_IT:
        model.objects.filter(initiative=row).delete()
    row.theme_links.all().delete()
    row.seats.update(note="")
    draft = row.draft
    draft.data, draft.warnings, draft.reasons, draft.reason_text = {}, [], [], ""
    draft.save()
    for name in WORDS:
        setattr(row, name, "")
    for name in LISTS:
        setattr(row, name, [])
    for name in DATES:
        setattr(row, name, None)
    row.forgotten_at = timezone.now()
    row.save()
    versions.bump()


def _forget_offers(row: Initiative) -> None:
    approved = row.events.filter(what=Event.What.APPROVED).aggregate(first=Min("at"))["first"]
    offers = Interest.objects.filter(seat__initiative=row)
    FormerOffer.objects.bulk_create(_former(one, row, approved) for one in offers)
    for model in PARTS:
        model.objects.filter(interest__in=offers).delete()
    offers.delete()


def _former(one: Interest, row: Initiative, approved: datetime | None) -> FormerOffer:
    taken = one.answered_at if one.state == InterestState.AGREED and approved else None
    return FormerOffer(
        country=one.author_country or row.organisation.country_id,
        kind=one.initiative_kind or row.kind,
        came_in=period_of(one.created_at).start,
        taken_in=period_of(taken).start if taken else None,
        days=days_between(approved, taken) if taken and approved else None,
    )
