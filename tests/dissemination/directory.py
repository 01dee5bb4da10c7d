"""A small directory, and a manual of two editions behind the port."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group

from dissemination.models import Agency, Contact, Plan, Requirement
from dissemination.services.approve_plan import approve_plan
from dissemination.services.make_plan import Audience, make_plan
from hub.models import Organisation, User
from hub.ports.citable import EditionChange, EditionRef, ImpressionRef, PdfGoneError, PdfRef


class Manual:
    """Answers the questions about editions as the manual would."""

    def __init__(self, languages: Sequence[str] = ("en", "ro", "nl", "da")) -> None:
        self.edition = edition("2", languages)
        self.pdfs: dict[str, bytes] = {}
        self.changed: list[EditionChange] = []

    def editions(self) -> Sequence[EditionRef]:
        return [self.edition, edition("1", ["en"])]

    def changes(self, edition: str) -> Sequence[EditionChange]:
        return self.changed if edition == self.edition.number else []

    def pdf(self, edition: str, *, language: str, impression: int) -> PdfRef | None:
        content = self.pdfs.get(language)
        if content is None:
            return None
        name, digest = f"manual-{edition}-{language}-{impression}.pdf", hashlib.sha256(content).hexdigest()
        return PdfRef(edition, language, impression, name, len(content), digest)

    def read_pdf(self, ref: PdfRef) -> bytes:
        if self.pdf(ref.edition, language=ref.language, impression=ref.impression) != ref:
            raise PdfGoneError("not what was built")
        return self.pdfs[ref.language]

    def in_force(self) -> EditionRef:
        return self.edition


def edition(number: str, languages: Sequence[str]) -> EditionRef:
    impressions = [ImpressionRef(number, language, 1, "0" * 64) for language in languages]
    return EditionRef(number, f"Edition {number}", date(2026, 1, 1), withdrawn=False, impressions=impressions)


def person(email: str, *groups: str, **fields: Any) -> User:
    user = User.objects.create_user(email, "long-enough-a-password", **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def agency(name: str = "Unit", country: str = "RO", kind: str = "police", **fields: Any) -> Agency:
    organisation = Organisation.objects.create(name=name, kind=kind, country_id=country)
    made = Agency.objects.create(organisation=organisation, **{"valid_from": date(2020, 1, 1), **fields})
    Requirement.objects.create(agency=made, since=made.valid_from)
    return made


def contact(of: Agency, email: str, language: str = "en", **fields: Any) -> Contact:
    return Contact.objects.create(agency=of, email=email, language=language, **fields)


def approved_plan(
    audience: Audience | None = None, languages: Sequence[str] = ("en", "ro", "nl", "da"), number: str = "2"
) -> Plan:
    officer = User.objects.filter(email="o@example.org").first() or person("o@example.org", "officer")
    approver = User.objects.filter(email="a@example.org").first() or person("a@example.org", "approver")
    plan = make_plan(edition=edition(number, languages), audience=audience or Audience(), by=officer, nonce=uuid4())
    approve_plan(plan=plan, by=approver)
    plan.refresh_from_db()
    return plan
