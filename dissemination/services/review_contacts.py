"""The yearly round: contacts whose day has come are asked once, reminded once, and then left alone for a year."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from dissemination.contact_links import about
from dissemination.emails.contact_notice import review
from dissemination.models.directory import Contact
from dissemination.models.review import ContactReview
from dissemination.permissions import may_keep_directory
from dissemination.queries.reviews import SILENT, due_today, to_ask_by_hand
from dissemination.services.enqueue import Draft, Wording, enqueue_many

KIND = "review"
REMIND = timedelta(days=14)
CHUNK = 500


def ask_due(*, among: Collection[UUID] | None = None) -> int:
    """Write to those whose day has come, of `among` or all; returns how many. Any number may run at once."""
    asked = 0
    while chunk := _ask(among):
        asked += chunk
    return asked


def remind() -> int:
    """Write once more to those who have not answered for two weeks; returns how many."""
    reminded = 0
    while chunk := _remind():
        reminded += chunk
    return reminded


def start_review(*, country: str, by: Any) -> int:
    """Ask all contacts of a country now, without those who wait or who answered within thirty days; returns how many.

    Where a crash cuts it off, the beat asks the rest.
    """
    if not may_keep_directory(by):
        raise PermissionDenied
    with transaction.atomic():
        chosen = list(to_ask_by_hand(country).select_for_update(of=("self",)).values_list("pk", flat=True))
        Contact.objects.filter(pk__in=chosen).update(review_due=timezone.localdate())
    return ask_due(among=chosen)


def _ask(among: Collection[UUID] | None) -> int:
    due_now = due_today() if among is None else due_today().filter(pk__in=among)
    with transaction.atomic():
        found = list(due_now.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:CHUNK])
        asked = [(contact, contact.due, False) for contact in found]
        ContactReview.objects.bulk_create(
            [ContactReview(contact=contact, due=due) for contact, due, _again in asked],
            ignore_conflicts=True,
        )
        enqueue_many(_drafts(asked))
    return len(found)


def _remind() -> int:
    with transaction.atomic():
        waiting = ContactReview.objects.filter(
            said=ContactReview.Said.NOTHING,
            reminded_at=None,
            asked_at__lte=timezone.now() - REMIND,
            asked_at__gt=timezone.now() - SILENT,
            contact__status=Contact.Status.ACTIVE,
        )
        locked = waiting.select_for_update(of=("self",), skip_locked=True).select_related(
            "contact__agency__organisation"
        )
        found = list(locked.order_by("pk")[:CHUNK])
        enqueue_many(_drafts([(one.contact, one.due, True) for one in found]))
        ContactReview.objects.filter(pk__in=[one.pk for one in found]).update(reminded_at=timezone.now())
    return len(found)


def _drafts(asked: Iterable[tuple[Contact, date, bool]]) -> Sequence[Draft]:
    wordings: dict[tuple[str, bool], Wording] = {}
    drafts = []
    for contact, due, again in asked:
        if (contact.language, again) not in wordings:
            wordings[contact.language, again] = review(language=contact.language, again=again)
        drafts.append(
            Draft(
                key=f"cr:{contact.pk}:{due.isoformat()}{':again' if again else ''}",
                kind=KIND,
                recipient=f"contact:{contact.pk}",
                address=contact.email or "",
                wording=wordings[contact.language, again],
                fill={
                    "agency": contact.agency.organisation.name if contact.agency else "",
                    "role": contact.role_title or "–",
                    "page": about(contact),
                },
                group=KIND,
            )
        )
    return drafts
