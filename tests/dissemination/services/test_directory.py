"""Agencies and contacts are written by services: who may, what is refused, and what a person's change leaves behind."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from dissemination.models import Agency, Contact, Requirement, Suppression
from dissemination.services.erase_address import erase_address
from dissemination.services.save_agency import Required, save_agency
from dissemination.services.save_contact import save_contact
from dissemination.services.suppress import suppress
from hub.models import Organisation
from tests.dissemination.directory import agency, contact, person

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 1, 1), date(2026, 7, 1)


@pytest.fixture
def officer() -> Any:
    return person("officer@example.org", "officer")


def refused(of: Agency, email: str, by: Any, **fields: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        save_contact(contact=Contact(agency=of, email=email, **fields), by=by)
    return " ".join(caught.value.messages)


@pytest.mark.parametrize("group", ["country-desk", "approver", "auditor", "editor"])
def test_only_officers_write(group: str) -> None:
    row, other = contact(agency(), "a@example.org"), person("other@example.org", group)
    with pytest.raises(PermissionDenied):
        save_contact(contact=row, by=other)
    with pytest.raises(PermissionDenied):
        save_agency(agency=row.agency, required=Required(SINCE), by=other)


def test_an_address_that_must_not_be_written_to_is_not_taken_in(officer: Any) -> None:
    of = agency()
    erase_address(address="gone@example.org")
    suppress(address="no@example.org", scope=Suppression.Scope.DISTRIBUTION, reason=Suppression.Reason.OBJECTION)
    suppress(address="old@example.org", scope=Suppression.Scope.ALL, reason=Suppression.Reason.HARD_BOUNCE)
    suppress(address="digest@example.org", scope=Suppression.Scope.DIGEST, reason=Suppression.Reason.UNSUBSCRIBED)
    assert "asked not to be written to" in refused(of, "GONE@example.org", officer)
    assert "asked not to be written to" in refused(of, "no@example.org", officer)
    assert "came back" in refused(of, "old@example.org", officer)
    save_contact(contact=Contact(agency=of, email="digest@example.org"), by=officer)
    Suppression.objects.filter(reason="hard_bounce").update(expires_at=timezone.now() - timedelta(days=1))
    save_contact(contact=Contact(agency=of, email="old@example.org"), by=officer)


def test_the_role_of_a_suppressed_contact_may_be_corrected(officer: Any) -> None:
    row = contact(agency(), "no@example.org")
    suppress(address=row.email or "", scope=Suppression.Scope.ALL, reason=Suppression.Reason.OBJECTION)
    row.role_title = "Desk"
    assert save_contact(contact=row, by=officer).role_title == "Desk"


def test_an_erased_contact_takes_no_new_address_and_nobody_is_erased_by_status(officer: Any) -> None:
    row = contact(agency(), "gone@example.org")
    row.status = Contact.Status.ERASED
    with pytest.raises(ValidationError, match="on its owner"):
        save_contact(contact=row, by=officer)
    erase_address(address="gone@example.org")
    row.refresh_from_db()
    row.email, row.status = "new@example.org", Contact.Status.ACTIVE
    with pytest.raises(ValidationError, match="was erased"):
        save_contact(contact=row, by=officer)


def test_erasing_leaves_no_word_of_a_person(officer: Any) -> None:
    words = {"name": "A. Person", "role_title": "Head", "external_ref": "person-7", "basis_note": "Note", "source": "S"}
    row = contact(agency(), "gone@example.org", **words)
    erase_address(address="gone@example.org")
    row.refresh_from_db()
    assert {str(getattr(row, field)) for field in words} == {""}


def test_one_mailbox_is_one_contact_however_it_is_spelt(officer: Any) -> None:
    of = agency()
    save_contact(contact=Contact(agency=of, email="desk@müller.example"), by=officer)
    assert "in the directory already" in refused(of, "Desk@xn--mller-kva.example", officer)
    assert Contact.objects.get().email == "desk@müller.example"


@pytest.mark.parametrize(
    "address", ["müller@example.org", "a@b@example.org", "no address", "a@-.example", "a@exa mple.org"]
)
def test_an_address_that_no_mail_reaches_is_refused(officer: Any, address: str) -> None:
    refused(agency(), address, officer)
    assert not Contact.objects.exists()


def test_a_reference_names_one_contact_of_an_agency(officer: Any) -> None:
    first, second = agency("First"), agency("Second")
    contact(first, "a@example.org", external_ref="desk")
    assert "has this reference" in refused(first, "b@example.org", officer, external_ref="desk")
    save_contact(contact=Contact(agency=second, email="b@example.org", external_ref="desk"), by=officer)


def test_what_a_person_changed_is_remembered_until_the_next_import(officer: Any) -> None:
    row = contact(agency(), "a@example.org")
    row.role_title, row.email = "Desk", "b@example.org"
    save_contact(contact=row, by=officer)
    assert row.by_hand == ["email", "role_title"]
    row.role_title = "Duty desk"
    save_contact(contact=row, by=officer, imported=True)
    row.refresh_from_db()
    assert row.by_hand == ["email"]
    assert ModelLogEntry.objects.for_instance(row).filter(action="wagtail.edit", user=officer).count() == 2
    row.agency.postal_address = "Street 1"
    save_agency(agency=row.agency, required=Required(date(2020, 1, 1), UNTIL), by=officer)
    assert Agency.objects.get().by_hand == ["postal_address", "required_until"]


def test_a_requirement_has_days_and_begins_again_after_its_end(officer: Any) -> None:
    organisation = Organisation.objects.create(name="New", kind="police", country_id="RO")
    made = save_agency(agency=Agency(organisation=organisation), required=Required(), by=officer)
    assert not Requirement.objects.exists()
    for required in (Required(SINCE), Required(SINCE, UNTIL), Required(UNTIL), Required(UNTIL, date(2027, 1, 1))):
        save_agency(agency=made, required=required, by=officer)
    days = [(row.since, row.until) for row in Requirement.objects.all()]
    assert days == [(SINCE, UNTIL), (UNTIL, date(2027, 1, 1))]
    on = Requirement.objects.on
    assert [on(day).count() for day in (SINCE - timedelta(days=1), SINCE, UNTIL, date(2027, 1, 1))] == [0, 1, 1, 0]
    for wrong in (Required(None, UNTIL), Required(UNTIL, SINCE), Required(UNTIL - timedelta(days=1))):
        with pytest.raises(ValidationError):
            save_agency(agency=made, required=wrong, by=officer)
    save_agency(agency=made, required=Required(), by=officer)
    assert [row.until for row in Requirement.objects.all()] == [UNTIL]


def test_an_agency_never_belongs_to_itself(officer: Any) -> None:
    top, branch = agency("Top"), agency("Branch")
    branch.parent = top
    save_agency(agency=branch, required=Required(SINCE), by=officer)
    top.parent = branch
    with pytest.raises(ValidationError, match="belong to itself"):
        save_agency(agency=top, required=Required(SINCE), by=officer)
