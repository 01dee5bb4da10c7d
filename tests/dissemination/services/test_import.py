"""A list is staged beside the directory and taken over: twice, damaged, killed, and never against anybody's will."""

import csv
import io
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dissemination import tasks
from dissemination.models import Agency, Contact, DirectoryImport, DirectoryRow, Requirement, Suppression
from dissemination.services import apply_directory, choose_directory, stage_directory, upload_directory
from dissemination.services.choose_directory import choose_rows, take_over
from dissemination.services.erase_address import erase_address
from dissemination.services.purge_directory_imports import purge_directory_imports
from dissemination.services.save_agency import Required, save_agency
from dissemination.services.save_contact import save_contact
from dissemination.services.suppress import suppress
from dissemination.services.upload_directory import lay_out_directory, read_directory
from hub.lists.reading import Layout, Unreadable
from hub.models import Organisation
from tests.dissemination.directory import agency, contact, person

pytestmark = pytest.mark.django_db
HEAD = ["agency_ref", "agency_name", "kind", "country", "email", "role_title", "contact_ref"]
ROWS = [
    ["A1", "Unit", "police", "RO", "desk@example.org", "Desk", "desk"],
    ["A1", "", "", "", "night@example.org", "Night desk", "night"],
    ["A2", "Office", "child_protection", "NL", "office@müller.example", "Office", ""],
]


@pytest.fixture
def officer() -> Any:
    return person("officer@example.org", "officer")


def listed(*rows: Sequence[str], head: Sequence[str] = HEAD) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([head, *rows])
    return out.getvalue().encode()


def staged(by: Any, *rows: Sequence[str], head: Sequence[str] = HEAD) -> DirectoryImport:
    batch = upload_directory.upload_directory(name="list.csv", data=listed(*rows, head=head), by=by)
    read_directory(batch=batch, columns=batch.columns, by=by)
    batch.refresh_from_db()
    return batch


def statuses(batch: DirectoryImport) -> list[str]:
    return list(batch.rows.values_list("status", flat=True))


def taken(by: Any, *rows: Sequence[str], head: Sequence[str] = HEAD) -> DirectoryImport:
    batch = staged(by, *rows, head=head)
    take_over(batch=batch, by=by)
    batch.refresh_from_db()
    return batch


def test_nothing_changes_until_the_word_is_given(officer: Any) -> None:
    batch = staged(officer, *ROWS)
    assert (batch.state, statuses(batch), bytes(batch.content)) == ("staged", ["new", "new", "new"], b"")
    assert not Agency.objects.exists()
    assert take_over(batch=batch, by=officer) == 3
    batch.refresh_from_db()
    assert (batch.state, set(batch.rows.values_list("outcome", flat=True))) == ("applied", {"saved"})
    unit = Agency.objects.get(external_ref="A1")
    assert (unit.organisation.name, unit.organisation.kind, unit.organisation.country_id) == ("Unit", "police", "RO")
    assert {one.email for one in unit.contacts.all()} == {"desk@example.org", "night@example.org"}
    assert Requirement.objects.on(timezone.localdate()).count() == 2


def test_the_same_file_twice_changes_nothing(officer: Any) -> None:
    taken(officer, *ROWS)
    before = list(Contact.objects.order_by("email").values()), list(Agency.objects.order_by("pk").values())
    batch = staged(officer, *ROWS)
    assert statuses(batch) == ["unchanged"] * 3
    with pytest.raises(ValidationError, match="Nothing is chosen"):
        take_over(batch=batch, by=officer)
    assert before == (list(Contact.objects.order_by("email").values()), list(Agency.objects.order_by("pk").values()))


def test_a_damaged_third_file_harms_nothing(officer: Any) -> None:
    taken(officer, *ROWS)
    batch = staged(
        officer,
        ["A1", "Unit", "polise", "RO", "desk@example.org", "Desk", "desk"],
        ["", "Unit", "police", "RO", "x@example.org", "Desk", ""],
        ["A1", "Unit", "police", "RO", "=A1", "Desk", "x"],
        ["A2", "Office", "child_protection", "NL", "office@xn--mller-kva.example", "Front office", ""],
    )
    assert statuses(batch) == ["error", "error", "error", "changed"]
    take_over(batch=batch, by=officer)
    assert Contact.objects.count() == 3
    changed = Contact.objects.get(role_title="Front office")
    assert changed.email == "office@müller.example"
    with pytest.raises(Unreadable):
        upload_directory.upload_directory(name="a.xlsx", data=b"PK\x03\x04", by=officer)
    with pytest.raises(Unreadable, match="no rows"):
        upload_directory.upload_directory(name="a.csv", data=listed(), by=officer)


def test_erased_and_suppressed_addresses_never_come_back(officer: Any) -> None:
    taken(officer, *ROWS)
    erase_address(address="desk@example.org")
    suppress(address="office@müller.example", scope=Suppression.Scope.ALL, reason=Suppression.Reason.OBJECTION)
    Contact.objects.filter(role_title="Office").delete()
    batch = staged(officer, *ROWS)
    assert statuses(batch) == ["suppressed", "unchanged", "suppressed"]
    kept = str(list(batch.rows.values_list("values", "before", "reason")))
    assert "desk@example.org" not in kept and "d…@example.org" in kept
    choose_rows(batch=batch, shown=[2, 3, 4], taken=[2, 3, 4], by=officer)
    assert not batch.rows.filter(taken=True).exists()
    assert not Contact.objects.filter(email__in=["desk@example.org", "office@müller.example"]).exists()


def test_an_address_that_is_erased_while_its_row_waits_stays_erased(officer: Any) -> None:
    batch = staged(officer, *ROWS)
    erase_address(address="night@example.org")
    take_over(batch=batch, by=officer)
    row = batch.rows.get(line=3)
    assert row.status == "suppressed" and "asked not to be written to" in row.reason
    assert "night" not in str(row.values)
    assert not Contact.objects.filter(email="night@example.org").exists()
    assert Contact.objects.count() == 2


def test_one_mailbox_belongs_to_one_agency(officer: Any) -> None:
    contact(agency("Elsewhere"), "desk@example.org")
    batch = staged(officer, *ROWS, ["A3", "Third", "ngo", "NL", "OFFICE@xn--mller-kva.example", "", ""])
    assert statuses(batch) == ["conflict", "new", "conflict", "conflict"]
    assert "Elsewhere (RO)" in batch.rows.get(line=2).reason
    assert "Line 5 has the same mailbox" in batch.rows.get(line=4).reason
    assert not batch.rows.filter(status="conflict", may_take=True).exists()


def test_what_a_person_changed_waits_for_a_choice(officer: Any) -> None:
    taken(officer, *ROWS)
    row = Contact.objects.get(email="desk@example.org")
    row.role_title = "By hand"
    save_contact(contact=row, by=officer)
    Organisation.objects.filter(name="Office").update(kind="ngo")
    batch = staged(officer, *ROWS)
    assert statuses(batch) == ["conflict", "unchanged", "conflict"]
    assert "Role" in batch.rows.get(line=2).reason and "Kind" in batch.rows.get(line=4).reason
    assert not batch.rows.filter(taken=True).exists()
    assert choose_rows(batch=batch, shown=[2], taken=[2], by=officer) == 1
    take_over(batch=batch, by=officer)
    row.refresh_from_db()
    assert (row.role_title, row.by_hand) == ("Desk", [])
    assert Organisation.objects.get(name="Office").kind == "ngo"
    assert statuses(staged(officer, *ROWS)) == ["unchanged", "unchanged", "conflict"]


def test_what_a_person_changes_while_rows_wait_is_not_overwritten(officer: Any) -> None:
    taken(officer, *ROWS)
    batch = staged(officer, ["A1", "", "", "", "desk@example.org", "From the file", "desk"])
    row = Contact.objects.get(email="desk@example.org")
    row.role_title = "By hand"
    save_contact(contact=row, by=officer)
    take_over(batch=batch, by=officer)
    row.refresh_from_db()
    assert row.role_title == "By hand"
    assert "A person has changed this" in batch.rows.get().outcome


def test_agencies_of_hand_get_the_reference_of_the_list(officer: Any) -> None:
    made = agency("Unit", "RO")
    contact(made, "desk@example.org", role_title="Desk")
    organisation = Organisation.objects.create(name="Office", kind="child_protection", country_id="NL")
    batch = taken(officer, *ROWS)
    assert list(batch.rows.values_list("status", "outcome")) == [
        ("changed", "saved"),
        ("new", "saved"),
        ("new", "saved"),
    ]
    made.refresh_from_db()
    assert (made.external_ref, made.contacts.count()) == ("A1", 2)
    assert organisation.agency.external_ref == "A2"


def test_branches_come_after_what_they_belong_to(officer: Any) -> None:
    head = [*HEAD[:4], "parent_ref", "required_since", "required_until"]
    taken(
        officer,
        ["B", "Branch", "police", "RO", "A", "", ""],
        ["A", "Head", "police", "RO", "", "2026-01-01", "2026-06-01"],
        head=head,
    )
    assert Agency.objects.get(external_ref="B").parent == Agency.objects.get(external_ref="A")
    assert [(row.agency.external_ref, str(row.until)) for row in Requirement.objects.all()] == [("A", "2026-06-01")]


def test_a_wrong_encoding_is_seen_and_corrected(officer: Any) -> None:
    data = "agency_ref;agency_name;kind;country\nA1;Poliția Română;police;RO\n".encode("utf-16")
    batch = upload_directory.upload_directory(name="../../list.csv", data=data, by=officer)
    assert (batch.name, batch.encoding, batch.columns) == ("list.csv", "utf-16", HEAD[:4])
    lay_out_directory(batch=batch, layout=Layout(encoding="utf-16", delimiter=","), by=officer)
    batch.refresh_from_db()
    assert batch.columns == [""]
    with pytest.raises(Unreadable):
        lay_out_directory(batch=batch, layout=Layout(encoding="utf-8", delimiter=";"), by=officer)
    lay_out_directory(batch=batch, layout=Layout(encoding="utf-16", delimiter=";"), by=officer)
    for columns in (["agency_name"], ["agency_ref", "agency_ref"], ["agency_ref", "unknown"]):
        with pytest.raises(ValidationError):
            read_directory(batch=batch, columns=columns, by=officer)
    read_directory(batch=batch, columns=HEAD[:4], by=officer)
    with pytest.raises(ValidationError, match="chosen before"):
        read_directory(batch=batch, columns=HEAD[:4], by=officer)


def test_an_import_is_its_owners(officer: Any) -> None:
    other, desk = person("other@example.org", "officer"), person("desk@example.org", "country-desk")
    with pytest.raises(PermissionDenied):
        staged(desk, *ROWS)
    batch = staged(officer, *ROWS)
    for by in (other, desk):
        with pytest.raises(PermissionDenied):
            choose_rows(batch=batch, shown=[2], taken=[2], by=by)
        with pytest.raises(PermissionDenied):
            take_over(batch=batch, by=by)
    DirectoryImport.objects.update(state="applying")
    officer.groups.clear()
    apply_directory.apply_directory(batch_id=batch.pk)
    batch.refresh_from_db()
    assert (batch.state, Contact.objects.count()) == ("failed", 0)


def test_large_files_are_left_to_a_worker(officer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rung: list[Any] = []
    for module in (upload_directory, choose_directory):
        monkeypatch.setattr(module, "AT_ONCE", 0)
        monkeypatch.setattr(module, "ring", lambda task, pk: rung.append(task))
    monkeypatch.setattr(stage_directory, "CHUNK", 2)
    monkeypatch.setattr(apply_directory, "CHUNK", 2)
    batch = staged(officer, *ROWS)
    assert (batch.state, rung) == ("reading", [tasks.read_directory_file])
    tasks.read_directory_file(batch.pk)
    tasks.read_directory_file(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count(), batch.lines) == ("staged", 3, 3)
    take_over(batch=batch, by=officer)
    tasks.apply_directory_file(batch.pk)
    tasks.apply_directory_file(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, Contact.objects.count()) == ("applied", 3)


def test_what_nobody_works_on_is_resumed_and_given_up_after_three_tries(officer: Any) -> None:
    batch = staged(officer, *ROWS)
    DirectoryImport.objects.update(state="applying")
    tasks.resume_directory_imports()
    assert not Contact.objects.exists()
    DirectoryImport.objects.update(touched_at=timezone.now() - timedelta(minutes=5))
    tasks.resume_directory_imports()
    batch.refresh_from_db()
    assert (batch.state, Contact.objects.count()) == ("applied", 3)
    DirectoryImport.objects.update(state="applying", tries=3, touched_at=timezone.now() - timedelta(minutes=5))
    tasks.resume_directory_imports()
    batch.refresh_from_db()
    assert batch.state == "failed" and batch.problem


def test_more_rows_cost_no_more_queries_to_stage(officer: Any) -> None:
    counted = []
    for number in (2, 60):
        rows = [[f"X{n}", f"Unit {n}", "police", "RO", f"x{n}@example.org", "", f"c{n}"] for n in range(number)]
        with CaptureQueriesContext(connection) as queries:
            staged(officer, *rows)
        counted.append(len(queries))
    assert counted[1] <= counted[0]


def test_imports_are_forgotten_after_thirty_days(officer: Any) -> None:
    staged(officer, *ROWS)
    assert purge_directory_imports() == 0
    DirectoryImport.objects.update(at=timezone.now() - timedelta(days=31))
    tasks.purge()
    assert not DirectoryRow.objects.exists()


def test_a_requirement_that_ended_is_not_begun_again_by_a_file_without_it(officer: Any) -> None:
    taken(officer, *ROWS)
    unit = Agency.objects.get(external_ref="A1")
    since = unit.requirements.get().since
    save_agency(agency=unit, required=Required(since, since + timedelta(days=1)), by=officer)
    taken(officer, ["A1", "", "", "", "third@example.org", "", ""])
    assert unit.requirements.get().until == since + timedelta(days=1)
