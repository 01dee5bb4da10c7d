"""A person without a part in the admin has their own data erased; the facts of their organisations stay."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.people import groups
from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User
from hub.people.services.anonymise import blank
from hub.people.services.leave_organisation import require_another_owner


def erase_myself(*, user: User, password: str) -> None:
    """Raises ValidationError where the password is wrong, or an organisation with others would lose its last owner.

    A person who is alone in an organisation may go: nobody is left whom it would leave helpless.
    """
    if groups.is_staff(user):
        raise PermissionDenied
    if not user.check_password(password):
        raise ValidationError({"password": _("This is not your password.")})
    with transaction.atomic():
        for membership in Membership.objects.owners().filter(user=user).order_by("organisation"):
            Organisation.objects.select_for_update().get(pk=membership.organisation_id)
            others = Membership.objects.current().filter(organisation_id=membership.organisation_id)
            if others.exclude(pk=membership.pk).exists():
                require_another_owner(membership)
        blank(user=user)
