"""What was said about contacts on pages without account, for whoever decides it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dissemination.models.contact_request import ContactRequest, ContactRequestQuerySet
from hub.people.mailbox import masked

DECIDED_SHOWN = 20


@dataclass(frozen=True)
class Asked:
    """One request. `now` is the address that is written to today, `named` the one to write to instead.

    Addresses are masked, and what was written in free words is left out, for who may not see addresses.
    """

    request: ContactRequest
    agency: str
    role: str
    now: str
    named: str
    named_role: str
    note: str


def open_requests(countries: frozenset[str] | None, *, is_masked: bool) -> Sequence[Asked]:
    """Oldest first. One query."""
    return [_asked(one, is_masked) for one in _seen(countries).open()]


def decided_requests(countries: frozenset[str] | None, *, is_masked: bool) -> Sequence[Asked]:
    """The newest of those that were decided. One query."""
    decided = _seen(countries).exclude(state=ContactRequest.State.OPEN).order_by("-decided_at")
    return [_asked(one, is_masked) for one in decided.select_related("decided_by")[:DECIDED_SHOWN]]


def _seen(countries: frozenset[str] | None) -> ContactRequestQuerySet:
    return ContactRequest.objects.in_countries(countries).select_related("agency__organisation", "contact")


def _asked(one: ContactRequest, is_masked: bool) -> Asked:
    now, named = one.contact.email or "", one.email
    return Asked(
        request=one,
        agency=str(one.agency),
        role=one.contact.role_title,
        now=masked(now) if is_masked else now,
        named=masked(named) if is_masked and not one.barred else named,
        named_role="" if is_masked else one.role_title,
        note="" if is_masked else one.note,
    )
