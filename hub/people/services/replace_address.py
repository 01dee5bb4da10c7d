"""A superuser gave somebody another e-mail address: the former one opens nothing any more."""

from allauth.account.models import EmailAddress
from django.db import transaction

from hub.people.models import User


def replace_address(*, user: User) -> None:
    """Where `user.email` is no longer the primary address, drop all others; log-in asks to confirm a new one."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        known = EmailAddress.objects.filter(user=user)
        if known.filter(primary=True).exclude(email__iexact=user.email).exists():
            known.exclude(email__iexact=user.email).delete()
            known.update(primary=True)
