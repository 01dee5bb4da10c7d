"""Cases for whoever looks after contacts: opened by what follows from events, once an address and cause."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from dissemination.models.bounce_case import BounceCase, CaseCause
from dissemination.models.directory import Contact


@dataclass(frozen=True)
class Finding:
    """Why an address needs somebody, and the event that says so."""

    address_hash: bytes
    cause: CaseCause
    message: UUID
    enhanced: str
    at: datetime


def open_cases(findings: Sequence[Finding]) -> int:
    """In the caller's transaction. What occurred before such a case was closed opens none; nor does what nobody of the
    directory is reached by any more. Returns how many were asked for."""
    hashes = {finding.address_hash for finding in findings}
    contacts = {bytes(row.address_hash): row for row in _contacts(hashes) if row.address_hash}
    closed = _closed(hashes)
    rows = [
        BounceCase(
            agency=contact.agency,
            contact=contact,
            address_hash=finding.address_hash,
            message_id=finding.message,
            cause=finding.cause,
            enhanced=finding.enhanced[:12],
        )
        for finding in findings
        if (contact := contacts.get(finding.address_hash))
        and ((last := closed.get((finding.address_hash, finding.cause))) is None or finding.at > last)
    ]
    BounceCase.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def opened() -> QuerySet[BounceCase]:
    """Cases that wait for somebody."""
    return BounceCase.objects.filter(state=BounceCase.State.OPEN)


def close_moot() -> int:
    """Cases of contacts that have another address by now, or none: the directory has settled them."""
    moot = opened().filter(~Q(contact__address_hash=F("address_hash")) | Q(contact__address_hash=None))
    closed: int = moot.update(
        state=BounceCase.State.CLOSED, outcome=BounceCase.Outcome.MOOT, closed_at=timezone.now(), address_hash=None
    )
    return closed


def _contacts(hashes: Collection[bytes]) -> Sequence[Contact]:
    return list(Contact.objects.select_related("agency").filter(address_hash__in=list(hashes), agency__isnull=False))


def _closed(hashes: Collection[bytes]) -> dict[tuple[bytes, str], datetime]:
    rows = BounceCase.objects.filter(address_hash__in=list(hashes), state=BounceCase.State.CLOSED)
    last = rows.order_by().values_list("address_hash", "cause").annotate(Max("closed_at"))
    return {(bytes(digest), cause): at for digest, cause, at in last}
