"""The way back by mail: an address with a secret for each person and conversation."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hub.models import Organisation, User
from hub.ports import inbox
from hub.ports.notices import ReplyTo
from initiatives.models import Interest, ReplyAddress

LOCAL_PART = "partners"


def reply_way(*, interest: Interest, organisation: Organisation, person: User) -> ReplyTo | None:
    """Where `person` answers for `organisation`; call it in the transaction that writes the notice.

    The same as long as nothing revokes it; a new one where the key that secrets are derived from was changed. None
    where the Hub reads no mailbox: then nobody is told that they may reply.
    """
    if not settings.HUB_MAILBOX:
        return None
    with transaction.atomic():
        rows = ReplyAddress.objects.filter(interest=interest, person=person, revoked_at=None)
        known = rows.select_for_update().first()
        if known and known.organisation_id == organisation.pk and known.token_hash == _hash(known):
            return ReplyTo(LOCAL_PART, known.key)
        rows.update(revoked_at=timezone.now())
        made = ReplyAddress(interest=interest, organisation=organisation, person=person)
        made.token_hash = _hash(made)
        made.save()
    return ReplyTo(LOCAL_PART, made.key)


def _hash(address: ReplyAddress) -> str:
    return inbox.token_hash(inbox.reply_token(LOCAL_PART, address.key))
