"""Staff enter or correct an organisation; what a moderator verified, only a moderator changes."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.people import groups
from hub.people.groups import Group
from hub.people.models.organisation import Organisation
from hub.people.models.user import User

VERIFIED_FIELDS = ("name", "kind", "country_id", "mail_domains")


def check_change(*, organisation: Organisation, by: User) -> None:
    """Raise ValidationError where `by` would change what verification rests on without being a moderator."""
    if not groups.is_in(by, Group.MODERATOR, Group.OFFICER):
        raise PermissionDenied
    before = Organisation.objects.filter(pk=organisation.pk).first()
    if before is None or not before.is_verified or groups.is_in(by, Group.MODERATOR):
        return
    if any(getattr(before, name) != getattr(organisation, name) for name in VERIFIED_FIELDS):
        raise ValidationError(
            _("This organisation is verified: a moderator changes its name, kind, country and mail domains.")
        )


def save_organisation(*, organisation: Organisation, by: User) -> None:
    with transaction.atomic():
        if organisation.pk:
            Organisation.objects.select_for_update().get(pk=organisation.pk)
        check_change(organisation=organisation, by=by)
        organisation.mail_domains = [domain.strip().lower() for domain in organisation.mail_domains]
        organisation.save()
