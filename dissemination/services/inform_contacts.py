"""Tells people that the Hub keeps their address: once for each contact and address, before or with its first mail.

`Contact.told_hash` says for which address the mail was written; `Informed` that a relay has accepted it.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F

from dissemination.contact_links import about
from dissemination.emails.contact_notice import VERSION, VERSIONS, information
from dissemination.models.directory import Contact
from dissemination.queries.to_inform import to_inform
from dissemination.services.enqueue import Draft, Wording, enqueue_many

KIND = "information"
CHUNK = 500
NOTE = """
INSERT INTO dissemination_informed (contact_id, message_id, text_version, at)
SELECT split_part(m.recipient, ':', 2)::uuid, m.id, split_part(m."group", ':', 2), m.final_at
FROM dissemination_outboundmessage m
WHERE m."group" = ANY(%s) AND m.state = 'accepted'
  AND NOT EXISTS (SELECT 1 FROM dissemination_informed known WHERE known.message_id = m.id)
ON CONFLICT (message_id) DO NOTHING
"""


def inform_contacts() -> int:
    """All who were not told yet, some hundreds a transaction; returns how many. Any number may run at once."""
    written = 0
    while chunk := _inform(None):
        written += chunk
    return written


def inform_before(contacts: Iterable[UUID]) -> None:
    """In the caller's transaction: those of `contacts` who were not told yet, so that what follows is no surprise."""
    _inform(list(contacts))


def note_informed() -> int:
    """Write down who was told and when; returns how many were new."""
    with connection.cursor() as cursor:
        cursor.execute(NOTE, [[f"{KIND}:{version}" for version in VERSIONS]])
        return cursor.rowcount


def _inform(only: Sequence[UUID] | None) -> int:
    with transaction.atomic():
        waiting = to_inform().select_for_update(of=("self",), skip_locked=only is None).order_by("pk")
        found = list(waiting[:CHUNK] if only is None else waiting.filter(pk__in=only))
        wordings: dict[tuple[str, str], Wording] = {}
        enqueue_many([_draft(contact, wordings) for contact in found])
        Contact.objects.filter(pk__in=[contact.pk for contact in found]).update(told_hash=F("address_hash"))
    return len(found)


def _draft(contact: Contact, wordings: dict[tuple[str, str], Wording]) -> Draft:
    says = (contact.language, contact.basis)
    if says not in wordings:
        wordings[says] = information(language=contact.language, basis=contact.basis)
    return Draft(
        key=f"in:{contact.pk}:{bytes(contact.address_hash or b'').hex()[:16]}",
        kind=KIND,
        recipient=f"contact:{contact.pk}",
        address=contact.email or "",
        wording=wordings[says],
        fill={
            "agency": contact.agency.organisation.name if contact.agency else "",
            "source": contact.source or "–",
            "page": about(contact),
        },
        group=f"{KIND}:{VERSION}",
    )
