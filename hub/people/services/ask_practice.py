"""A member of a verified, entitled organisation asks to read text for practitioners, with a work address."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people.emails import practice as emails
from hub.people.models.organisation import Membership, Organisation
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.ports import notices

REQUESTS_A_DAY = 3


def ask_practice(*, user: User, organisation: Organisation, work_address: str) -> PracticeAccess:
    """Record the request and write to the work address; what was asked and not approved before gives way.

    Raises ValidationError, keyed by the form's fields, where the request cannot be made.
    """
    address = work_address.strip().lower()
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        _check(user, organisation, address)
        PracticeAccess.objects.filter(
            user=user, state__in=[PracticeAccess.State.REQUESTED, PracticeAccess.State.CONFIRMED]
        ).update(state=PracticeAccess.State.ENDED, ended_at=timezone.now(), ended_reason="asked again")
        access = PracticeAccess.objects.create(user=user, organisation=organisation, work_address=address)
        notices.send(emails.confirm_address(access))
        return access


def _check(user: User, organisation: Organisation, address: str) -> None:
    if not Membership.objects.current().filter(user=user, organisation=organisation).exists():
        raise ValidationError({"organisation": _("You do not belong to this organisation.")})
    if not (organisation.is_verified and organisation.entitled_to_practitioner_text):
        raise ValidationError(
            {"organisation": _("The Hub has not verified this organisation for practitioners' text.")}
        )
    if address.rpartition("@")[2] not in organisation.mail_domains:
        raise ValidationError(
            {"work_address": _("Give your address at work; it must belong to a mail domain of your organisation.")}
        )
    if PracticeAccess.objects.in_force().filter(user=user).exists():
        raise ValidationError({"organisation": _("Your access is approved already.")})
    since = timezone.now() - timedelta(days=1)
    if PracticeAccess.objects.filter(user=user, requested_at__gt=since).count() >= REQUESTS_A_DAY:
        raise ValidationError({"work_address": _("You have asked several times today. Try again tomorrow.")})
