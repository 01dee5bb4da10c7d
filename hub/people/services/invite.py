"""An owner of a verified organisation asks somebody by mail to come into it."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people import tokens
from hub.people.emails import place as emails
from hub.people.models.invitation import Invitation
from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User
from hub.ports import notices

MOST_A_DAY = 20


def invite(*, organisation: Organisation, address: str, role: str, language: str, by: User) -> Invitation:
    """Record the invitation and write to the address, in `language`.

    Raises ValidationError keyed by the form's fields, PermissionDenied where `by` is no owner.
    """
    address = address.strip().lower()
    with transaction.atomic():
        locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if not Membership.objects.owners().filter(user=by, organisation=locked).exists():
            raise PermissionDenied
        if not locked.is_verified:
            raise ValidationError(_("You can invite people once the Hub has verified your organisation."))
        _expire(locked)
        _check(locked, address)
        invitation = Invitation.objects.create(
            organisation=locked,
            address=address,
            role=role,
            language=language,
            invited_by=by,
            until=timezone.now() + tokens.INVITE_LIVES,
        )
        notices.send(emails.invited(invitation))
        return invitation


def withdraw_invitation(*, invitation: Invitation, by: User) -> None:
    """Take it back; any owner of the organisation may. One that was answered stays as it is."""
    if not Membership.objects.owners().filter(user=by, organisation_id=invitation.organisation_id).exists():
        raise PermissionDenied
    Invitation.objects.filter(pk=invitation.pk, state=Invitation.State.OPEN).update(
        state=Invitation.State.WITHDRAWN, answered_at=timezone.now()
    )


def withdraw_all(*, of: Membership) -> None:
    """Take back what the person of this place sent and nobody has answered: they no longer may invite."""
    Invitation.objects.filter(
        invited_by_id=of.user_id, organisation_id=of.organisation_id, state=Invitation.State.OPEN
    ).update(state=Invitation.State.WITHDRAWN, answered_at=timezone.now())


def _expire(organisation: Organisation) -> None:
    over = Invitation.objects.filter(organisation=organisation, state=Invitation.State.OPEN, until__lte=timezone.now())
    over.update(state=Invitation.State.EXPIRED)


def _check(organisation: Organisation, address: str) -> None:
    here = Membership.objects.current().filter(organisation=organisation).values("user")
    if EmailAddress.objects.filter(email__iexact=address, verified=True, user__in=here).exists():
        raise ValidationError({"address": _("This person belongs to the organisation already.")})
    sent = Invitation.objects.filter(organisation=organisation)
    if sent.waiting().filter(address__iexact=address).exists():
        raise ValidationError({"address": _("This person is invited already; take that invitation back first.")})
    since = timezone.now() - timedelta(days=1)
    if sent.filter(invited_at__gt=since).count() >= MOST_A_DAY:
        raise ValidationError({"address": _("You have invited many people today. Try again tomorrow.")})
