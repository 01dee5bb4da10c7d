"""What the rows of one file say about each other: repeated, or contradicting."""

import json
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from django.utils.translation import gettext as _

from dissemination.importing.columns import AGENCY
from dissemination.importing.values import Parsed
from dissemination.keys import address_hash

OF_THE_AGENCY = frozenset(AGENCY) - {"agency_ref"}


@dataclass(frozen=True)
class _Seen:
    line: int
    agency: str
    digest: bytes


@dataclass
class Repeats:
    """By line: the earlier line that says the same, or why the row contradicts another. Grows with each row added."""

    same: dict[int, int] = field(default_factory=dict)
    clashes: dict[int, str] = field(default_factory=dict)
    agencies: set[str] = field(default_factory=set)
    _seen: dict[object, _Seen] = field(default_factory=dict)
    _organisations: dict[tuple[str, str], _Seen] = field(default_factory=dict)
    _said: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)

    def add(self, row: Parsed) -> None:
        """Compare a row with those before it; rows with faults say nothing."""
        if row.faults:
            return
        values = row.values
        this = _Seen(row.line, values.get("agency_ref", ""), _digest(row))
        self.agencies.add(this.agency)
        for key in _keys(values):
            self._compare(this, self._seen.setdefault(key, this))
        name = (values.get("country", ""), values.get("agency_name", "").lower())
        if all(name):
            first = self._organisations.setdefault(name, this)
            if first.agency != this.agency:
                self._both(this.line, first.line, _("Line %(line)d has the same organisation under another reference."))
        self._agency(this, values)

    def whole(self, row: Parsed) -> Parsed:
        """With what other lines of the file say about the same agency."""
        agency = row.values.get("agency_ref", "")
        facts = {name: self._said[agency, name][1] for name in OF_THE_AGENCY if (agency, name) in self._said}
        return replace(row, values={**facts, **row.values})

    def _compare(self, this: _Seen, first: _Seen) -> None:
        if first is this:
            return
        if first.digest == this.digest:
            self.same.setdefault(this.line, first.line)
        elif first.agency != this.agency:
            self._both(this.line, first.line, _("Line %(line)d has the same mailbox at another agency."))
        else:
            self._both(this.line, first.line, _("Line %(line)d says something else about the same contact."))

    def _agency(self, this: _Seen, values: dict[str, str]) -> None:
        for column in sorted(OF_THE_AGENCY & values.keys()):
            line, value = self._said.setdefault((this.agency, column), (this.line, values[column]))
            if value != values[column]:
                self._both(this.line, line, _("Line %(line)d says something else about the same agency."))

    def _both(self, here: int, there: int, sentence: str) -> None:
        self.clashes.setdefault(here, sentence % {"line": there})
        self.clashes.setdefault(there, sentence % {"line": here})


def _keys(values: dict[str, str]) -> list[object]:
    """By what a contact is known: mailbox, and reference at the agency; a row without either is about the agency."""
    agency = values.get("agency_ref", "")
    keys: list[object] = []
    if "email" in values:
        keys.append(address_hash(values["email"]))
    if "contact_ref" in values:
        keys.append((agency, values["contact_ref"]))
    return keys or [agency]


def _digest(row: Parsed) -> bytes:
    return blake2b(json.dumps(row.values, sort_keys=True).encode(), digest_size=16).digest()
