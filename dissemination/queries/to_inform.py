"""Whom the law wants to be told that the Hub keeps their address (GDPR Art. 14)."""

from django.db.models import F, Q, QuerySet

from dissemination.models.directory import Agency, Contact


def to_inform() -> QuerySet[Contact]:
    """People, not mailboxes of several, whose present address was not written to about it."""
    people = Contact.objects.filter(Q(is_shared_mailbox=False) | ~Q(name=""), address_hash__isnull=False)
    reached = people.filter(status__in=[Contact.Status.ACTIVE, Contact.Status.UNCONFIRMED])
    of_agencies = reached.filter(agency__in=Agency.objects.valid()).select_related("agency__organisation")
    return of_agencies.exclude(told_hash=F("address_hash"))
