"""The part of the directory that some rows of a file are compared with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

OURS = "hub:"
"""Begins the reference of what has none of its own: the Hub's key follows."""


@dataclass(frozen=True)
class KnownAgency:
    """`ref` is its own reference, or the Hub's. `by_hand` names columns that a person changed since the last import."""

    pk: int
    ref: str
    alias: str
    values: Mapping[str, str]
    by_hand: frozenset[str] = frozenset()
    is_verified: bool = False

    @property
    def has_own_ref(self) -> bool:
        return self.ref != self.alias


@dataclass(frozen=True)
class KnownContact:
    """`agency` is the reference of its agency, `mailbox` the HMAC of its address."""

    pk: UUID
    agency: str
    agency_name: str
    ref: str
    alias: str
    mailbox: bytes
    values: Mapping[str, str]
    by_hand: frozenset[str] = frozenset()

    @property
    def has_own_ref(self) -> bool:
        return self.ref != self.alias


@dataclass
class Known:
    """Looked up by reference, by name and by mailbox; learns what an import writes.

    `organisations` holds for country and name in lower case the kind, and the reference of the agency if it is one.
    `barred` holds for mailboxes that must stay out why they must.
    """

    agencies: dict[str, KnownAgency] = field(default_factory=dict)
    organisations: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    mailboxes: dict[bytes, KnownContact] = field(default_factory=dict)
    contacts: dict[tuple[str, str], KnownContact] = field(default_factory=dict)
    barred: dict[bytes, str] = field(default_factory=dict)

    def learn_agency(self, agency: KnownAgency) -> None:
        """Its contacts follow it to a new reference."""
        before = self.agencies.get(agency.alias)
        if before and before.ref != agency.ref:
            for contact in [one for one in self.mailboxes.values() if one.agency == before.ref]:
                self.learn_contact(replace(contact, agency=agency.ref))
        self.agencies[agency.ref] = self.agencies[agency.alias] = agency
        key = (agency.values["country"], agency.values["agency_name"].lower())
        self.organisations[key] = (agency.values["kind"], agency.ref)

    def learn_contact(self, contact: KnownContact) -> None:
        self.mailboxes[contact.mailbox] = contact
        for ref in (contact.ref, contact.alias):
            self.contacts[contact.agency, ref] = contact

    def agency_like(self, country: str, name: str) -> KnownAgency | None:
        """The agency that is the organisation of this name."""
        _kind, ref = self.organisations.get((country, name.lower()), ("", ""))
        return self.agencies.get(ref)
