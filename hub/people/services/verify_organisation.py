"""A moderator of the Hub says that an organisation is what it claims, for at most a year, or takes that back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.people import groups
from hub.people.emails import standing as emails
from hub.people.groups import Group
from hub.people.models.organisation import Organisation
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.people.models.verification import VerificationAnswer, VerificationStep
from hub.people.queries.places import belonged, caretakers_of
from hub.people.services.end_practice import end
from hub.people.services.verification_history import record_step
from hub.ports import notices, versions
from hub.ports.tell import tell

LONGEST = timedelta(days=365)
CHANGED_MEANWHILE = gettext_lazy("The entry was changed meanwhile. Look at it again before you decide.")


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
    seen: str | None = None,
) -> None:
    """Verify `organisation` until `until` (a year from now); all five questions must be answered.

    `seen` is the `entry_print` of what the moderator read; ValidationError where the entry is another by now.
    """
    if not may_verify(organisation=organisation, by=by):
        raise PermissionDenied
    now = timezone.now()
    until = until or now + LONGEST
    if set(answers) != set(VerificationAnswer.Question.values):
        raise ValidationError(_("All five questions must be answered before an organisation is verified."))
    if not now < until <= now + LONGEST:
        raise ValidationError(_("An organisation is verified for at most a year."))
    with transaction.atomic():
        locked = _lock(organisation)
        require_seen(locked, seen)
        again = locked.is_verified
        for question, answer in answers.items():
            VerificationAnswer.objects.update_or_create(
                organisation=organisation,
                question=question,
                defaults={"seen_on": answer.seen_on, "note": answer.note},
            )
        _set(organisation, by=by, at=now, until=until, entitled=entitled)
        record_step(
            organisation=organisation,
            what=VerificationStep.What.RENEWED if again else VerificationStep.What.VERIFIED,
            role=VerificationStep.Role.MODERATOR,
            by=by,
            until=until,
            seen_on={question: answer.seen_on for question, answer in answers.items()},
        )
        for person in caretakers_of(organisation):
            notices.send(emails.verified(organisation, person))
        if not entitled:
            _end_all(organisation)


def withdraw_verification(*, organisation: Organisation, by: User) -> None:
    """The organisation no longer counts as verified; its practitioners are logged out with the commit.

    Rooms hear `verification_removed` in the transaction and take away what it shows there.
    """
    if not may_verify(organisation=organisation, by=by):
        raise PermissionDenied
    with transaction.atomic():
        _lock(organisation)
        _set(organisation, by=None, at=None, until=None, entitled=False)
        step = record_step(
            organisation=organisation,
            what=VerificationStep.What.WITHDRAWN,
            role=VerificationStep.Role.MODERATOR,
            by=by,
        )
        for person in caretakers_of(organisation):
            notices.send(emails.withdrawn(organisation, person, step.pk))
        _end_all(organisation)
        tell("verification_removed", key=str(organisation.key), by=str(by.key))


def may_verify(*, organisation: Organisation, by: User) -> bool:
    """A moderator may, but not of an organisation that they belong or belonged to."""
    if not groups.is_in(by, Group.MODERATOR):
        return False
    return not belonged(by, organisation)


def require_seen(row: Organisation, seen: str | None) -> None:
    """Raise ValidationError where the entry is another than the one that was read. The caller holds its lock."""
    if seen is not None and seen != row.entry_print:
        raise ValidationError(CHANGED_MEANWHILE)


def _lock(organisation: Organisation) -> Organisation:
    """Its key stays, so that who only refers to it meanwhile, as rooms do, need not wait."""
    return Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def _set(
    organisation: Organisation, *, by: User | None, at: datetime | None, until: datetime | None, entitled: bool
) -> None:
    """What pages show of an organisation changes with it."""
    organisation.verified_by, organisation.verified_at, organisation.verified_until = by, at, until
    organisation.entitled_to_practitioner_text = entitled
    organisation.save(update_fields=["verified_by", "verified_at", "verified_until", "entitled_to_practitioner_text"])
    versions.bump()


def _end_all(organisation: Organisation) -> None:
    approved = PracticeAccess.objects.filter(organisation=organisation, state=PracticeAccess.State.APPROVED)
    for access in approved.select_related("user"):
        end(access=access, reason="verification")
