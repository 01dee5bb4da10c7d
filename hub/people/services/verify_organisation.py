"""A moderator of the Hub says that an organisation is what it claims, for at most a year, or takes that back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people import groups
from hub.people.groups import Group
from hub.people.models.organisation import Organisation
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.people.models.verification import VerificationAnswer
from hub.people.services.end_practice import end

LONGEST = timedelta(days=365)


@dataclass(frozen=True)
class Answer:
    """The day on which a moderator saw that the answer is yes, and how."""

    seen_on: date
    note: str = ""


def verify_organisation(
    *,
    organisation: Organisation,
    answers: Mapping[str, Answer],
    entitled: bool,
    by: User,
    until: datetime | None = None,
) -> None:
    """Verify `organisation` until `until` (a year from now); all five questions must be answered."""
    if not groups.is_in(by, Group.MODERATOR):
        raise PermissionDenied
    now = timezone.now()
    until = until or now + LONGEST
    if set(answers) != set(VerificationAnswer.Question.values):
        raise ValidationError(_("All five questions must be answered before an organisation is verified."))
    if not now < until <= now + LONGEST:
        raise ValidationError(_("An organisation is verified for at most a year."))
    with transaction.atomic():
        for question, answer in answers.items():
            VerificationAnswer.objects.update_or_create(
                organisation=organisation,
                question=question,
                defaults={"seen_on": answer.seen_on, "note": answer.note},
            )
        organisation.verified_by = by
        organisation.verified_at = now
        organisation.verified_until = until
        organisation.entitled_to_practitioner_text = entitled
        organisation.save()
        if not entitled:
            _end_all(organisation)


def withdraw_verification(*, organisation: Organisation, by: User) -> None:
    """The organisation no longer counts as verified; its practitioners are logged out with the commit."""
    if not groups.is_in(by, Group.MODERATOR):
        raise PermissionDenied
    with transaction.atomic():
        organisation.verified_by = None
        organisation.verified_at = None
        organisation.verified_until = None
        organisation.entitled_to_practitioner_text = False
        organisation.save()
        _end_all(organisation)


def _end_all(organisation: Organisation) -> None:
    approved = PracticeAccess.objects.filter(organisation=organisation, state=PracticeAccess.State.APPROVED)
    for access in approved.select_related("user"):
        end(access=access, reason="verification")
