"""Warns organisations before their verification ends, and notes that it has ended. Each once, whatever breaks off."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from hub.people.emails import standing as emails
from hub.people.models.organisation import WARN_BEFORE, Organisation
from hub.people.models.verification import VerificationStep
from hub.people.queries.places import caretakers_of
from hub.people.services.verification_history import record_step
from hub.ports import notices, versions

What = VerificationStep.What


def watch_verifications() -> None:
    now = timezone.now()
    soon = Organisation.objects.verified(now).filter(verified_until__lte=now + WARN_BEFORE)
    for pk in _untold(soon, What.WARNED):
        _tell(pk, What.WARNED)
    for pk in _untold(Organisation.objects.filter(verified_until__lte=now), What.ENDED):
        _tell(pk, What.ENDED)


def _untold(organisations: QuerySet[Organisation], what: str) -> list[int]:
    told = VerificationStep.objects.filter(organisation=OuterRef("pk"), what=what, until=OuterRef("verified_until"))
    return list(organisations.exclude(Exists(told)).order_by("pk").values_list("pk", flat=True))


def _tell(pk: int, what: VerificationStep.What) -> None:
    """The step and its letters are one transaction; whoever verified meanwhile is not warned of what is over."""
    now = timezone.now()
    with transaction.atomic():
        due = Organisation.objects.select_for_update(of=("self",), skip_locked=True).filter(
            pk=pk, verified_until__lte=now + (WARN_BEFORE if what == What.WARNED else timedelta())
        )
        organisation = _still_due(due, what)
        if organisation is None:
            return
        record_step(
            organisation=organisation,
            what=what,
            role=VerificationStep.Role.HUB,
            until=organisation.verified_until,
        )
        if what == What.ENDED:
            versions.bump()
        build = emails.ends_soon if what == What.WARNED else emails.ended
        for person in caretakers_of(organisation):
            notices.send(build(organisation, person))


def _still_due(due: QuerySet[Organisation], what: str) -> Organisation | None:
    return due.filter(pk__in=_untold(due, what)).first()
