"""Uploading, mapping, choosing and exporting over HTTP: without script, and for whom."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from dissemination.models import Agency, Contact, DirectoryImport
from dissemination.services.erase_address import erase_address
from tests.dissemination.directory import agency, contact
from tests.dissemination.people import signed_in

pytestmark = pytest.mark.django_db
LIST = (
    "Reference;Agency;Kind;Country;E-mail address;Role\n"
    "A1;Unit <b>x</b>;police;Romania;desk@example.org;Desk\n"
    "A2;Office;unknown kind;NL;office@example.org;Office\n"
)


@pytest.fixture
def officer() -> Client:
    return signed_in("officer")


def upload(client: Client, data: bytes, name: str = "list.csv") -> Any:
    return client.post(reverse("directory_imports"), {"file": SimpleUploadedFile(name, data)}, follow=True)


def address(name: str) -> str:
    return reverse(name, args=[DirectoryImport.objects.get().key])


def compared(client: Client, data: bytes = LIST.encode("cp1250")) -> str:
    upload(client, data)
    columns = DirectoryImport.objects.get().columns
    return client.post(address("directory_import"), {"column": columns}, follow=True).text


def test_a_list_is_uploaded_mapped_looked_at_and_taken_over(officer: Client) -> None:
    page = upload(officer, LIST.encode()).text
    assert "Unit &lt;b&gt;x&lt;/b&gt;" in page and '<option value="email" selected>' in page
    columns = ["agency_ref", "agency_name", "kind", "country", "email", "role_title"]
    assert DirectoryImport.objects.get().columns == columns
    page = officer.post(address("directory_import"), {"column": columns}, follow=True).text
    assert "Waits for you to choose" in page and "Take over 1 chosen row" in page
    rows = officer.get(address("directory_import_rows")).text
    assert "Kind: “unknown kind” is not known." in rows and "<b>x" not in rows
    assert "<dd>Police" in rows and "<dd>Romania" in rows
    assert 'name="take" value="2" checked' in rows and 'value="3"' not in rows
    officer.post(address("directory_import_rows"), {"shown": ["2", "3"], "take": ["3"]})
    assert "Take over" not in officer.get(address("directory_import")).text
    officer.post(address("directory_import_rows"), {"shown": ["2", "x"], "take": ["2"]})
    page = officer.post(address("directory_import_apply"), follow=True).text
    assert "1 row is taken over." in page
    assert Contact.objects.get().agency == Agency.objects.get(external_ref="A1")


def test_what_the_file_changes_stands_beside_what_is_there_and_what_it_does_not_name_is_listed(
    officer: Client,
) -> None:
    contact(agency("Unit", external_ref="A1"), "desk@example.org", role_title="Old <i>role")
    agency("Left alone")
    page = compared(officer, b"Reference;E-mail address;Role\nA1;desk@example.org;New role\n")
    assert "Left alone (RO)" in page and "1 agency of the directory is not in the file" in page
    rows = officer.get(address("directory_import_rows"), {"status": "changed"}).text
    assert "<del>Old &lt;i&gt;role</del>" in rows and "<ins>New role</ins>" in rows


def test_the_file_is_read_another_way_on_request(officer: Client) -> None:
    upload(officer, "Reference,Agency\nA1,Poliția; Română\n".encode("utf-16"))
    key = address("directory_import")
    assert officer.post(key, {"look": "1", "encoding": "utf-16", "delimiter": ";"}).status_code == 302
    assert "Reference,Agency" in officer.get(key).text
    answer = officer.post(key, {"look": "1", "encoding": "utf-8", "delimiter": ","})
    assert answer.status_code == 422 and "not encoded in UTF-8" in answer.text
    assert officer.post(key, {"look": "1", "encoding": "rot13", "delimiter": ","}).status_code == 200
    officer.post(key, {"look": "1", "encoding": "utf-16", "delimiter": ","})
    answer = officer.post(key, {"column": ["", "agency_name"]})
    assert answer.status_code == 422 and "which column holds the reference" in answer.text
    assert "Two columns" in officer.post(key, {"column": ["agency_ref", "agency_ref"]}).text


def test_what_cannot_be_read_is_told_at_the_field(officer: Client) -> None:
    for data in (b"PK\x03\x04", b"only a heading\n", b""):
        answer = upload(officer, data)
        assert answer.status_code == 422 and "error-message" in answer.text
    assert not DirectoryImport.objects.exists()


def test_what_is_wrong_comes_back_as_a_file_that_no_spreadsheet_runs(officer: Client) -> None:
    compared(officer, b"Reference;Agency;Kind;Country;Role\nA1;'+Unit;police;Mars;=1+1\n")
    answer = officer.get(address("directory_import_faults_csv"))
    assert answer["Content-Disposition"].endswith('.csv"')
    head, line = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    found = dict(zip(head, line, strict=True))
    assert (found["Line"], found["Status"], found["Agency"], found["Role"]) == ("2", "Error", "'+Unit", "'=1+1")
    assert "formula" in found["Reason"] and "Mars" in found["Reason"]
    book = load_workbook(io.BytesIO(b"".join(officer.get(address("directory_import_faults_xlsx")).streaming_content)))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value} == {"s"}


def test_an_upload_of_somebody_else_looks_like_none(officer: Client) -> None:
    compared(officer)
    names = ("directory_import", "directory_import_rows", "directory_import_faults_csv")
    for client in (signed_in("officer", name="other"), signed_in("auditor")):
        assert {client.get(address(name)).status_code for name in names} == {404}
        assert client.post(address("directory_import_apply")).status_code == 404
    assert officer.get(address("directory_import_apply")).status_code == 405
    for group in ("country-desk", "approver", "editor"):
        client = signed_in(group)
        assert client.get(reverse("directory_imports")).status_code == 404
        assert client.get(reverse("directory_export_csv")).status_code == 404


def export(client: Client, ending: str) -> bytes:
    return b"".join(client.get(reverse(f"directory_export_{ending}")).streaming_content)


def filled_directory() -> None:
    first = agency("=1+1 'Unit'", external_ref="A1", postal_address="Street 1\nTown")
    contact(first, "desk@example.org", "ro", external_ref="desk", role_title="@Desk", name="A. Person")
    contact(first, "night@müller.example", is_shared_mailbox=False, basis_note="-1")
    contact(agency("Without reference", "NL", parent=first), "b@example.org")
    agency("Without contact", "NL", "ngo")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_that_comes_back_is_unchanged(officer: Client, ending: str) -> None:
    filled_directory()
    data = export(officer, ending)
    if ending == "csv":
        assert "'=1+1 'Unit'" in data.decode() and ",'@Desk," in data.decode()
    page = compared(officer, data)
    rows = DirectoryImport.objects.get().rows.values_list("status", "reason", "before")
    assert list(rows) == [("unchanged", "", {})] * 4
    assert "stays as it is" not in page


def test_an_auditor_gets_no_address_and_no_name() -> None:
    filled_directory()
    found = export(signed_in("auditor"), "csv").decode()
    assert "d…@example.org" in found and "desk@example.org" not in found and "A. Person" not in found


def test_an_export_costs_the_same_for_any_number_of_agencies(officer: Client) -> None:
    filled_directory()
    export(officer, "csv")
    counted = []
    for number in range(3):
        contact(agency(f"More {number}"), f"more{number}@example.org")
        with CaptureQueriesContext(connection) as queries:
            export(officer, "csv")
        counted.append(len(queries))
    assert counted[0] == counted[2]


def test_the_lists_lead_to_import_and_export(officer: Client) -> None:
    page = officer.get(reverse("agencies:index")).text
    assert reverse("directory_imports") in page and reverse("directory_export_xlsx") in page
    page = signed_in("auditor").get(reverse("agencies:index")).text
    assert reverse("directory_imports") not in page and reverse("directory_export_xlsx") in page


def test_the_forms_tell_what_the_services_refuse(officer: Client) -> None:
    row = contact(agency("Unit"), "old@example.org")
    fields = {
        "organisation": row.agency.organisation_id, "valid_from": "2020-01-01", "required_since": "2026-01-01",
        "required_until": "2025-01-01", "postal_address": "Street 1",
    }  # fmt: skip
    edit = reverse("agencies:edit", args=[row.agency_id])
    assert "The end lies after the beginning." in officer.post(edit, fields).text
    assert officer.post(edit, {**fields, "required_until": "2027-01-01"}).status_code == 302
    assert str(row.agency.requirements.get().until) == "2027-01-01"
    new = {"agency": row.agency_id, "email": "müller@example.org", "language": "ro", "time_zone": "Europe/Bucharest",
           "status": "active", "basis": "public_task"}  # fmt: skip
    assert officer.post(reverse("contacts:add"), new).status_code == 200
    erase_address(address="gone@example.org")
    page = officer.post(reverse("contacts:add"), {**new, "email": "gone@example.org"}).text
    assert "The owner of this address asked not to be written to." in page
    assert officer.post(reverse("contacts:add"), {**new, "email": "new@example.org"}).status_code == 302
