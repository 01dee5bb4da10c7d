"""The organisers' board: theirs alone, and nothing typed is lost."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from research.admin.addresses import read
from research.admin.material_form import MaterialForm
from research.models import Certificate, Invitation, Material, Training
from research.services.training.keep_materials import add_material
from tests.factories import people
from tests.manual import media
from tests.research.conftest import Make, facts_of
from tests.research.trainees import came, letters, subjects

pytestmark = pytest.mark.django_db
ANA, BEN = "ana@unit.example.org", "ben@house.example.org"
NAMES = ("training", "attendance", "invitations", "materials")


@pytest.fixture
def row(training: Make) -> Training:
    return facts_of(training(capacity=1))


@pytest.fixture
def editor(settings: Any) -> Client:
    return people.logged_in(people.user("", "editor"))


def test_the_board_is_the_editors_alone(row: Training, editor: Client) -> None:
    came(row, ANA)
    others = [
        people.logged_in(people.user("", group)) for group in ("officer", "auditor", "moderator", "translator-ro")
    ]
    pages = [reverse("research_trainings"), *(reverse(f"research_{name}", args=[row.key]) for name in NAMES)]
    pages.append(reverse("research_registrations", args=[row.key, "csv"]))
    for page in pages:
        assert editor.get(page).status_code == 200, page
        assert {other.get(page).status_code for other in others} == {404}, page
        assert Client().get(page).status_code == 302
    acts = [reverse("research_training_cancel", args=[row.key]), reverse("research_certificates_issue", args=[row.key])]
    for act in acts:
        assert {other.post(act, {"reason": "x"}).status_code for other in others} == {404}
        assert editor.get(act).status_code == 405
    row.refresh_from_db()
    assert row.cancelled_at is None
    assert 'href="/admin/trainings/"' in editor.get("/admin/").text
    assert 'href="/admin/trainings/"' not in others[0].get("/admin/").text


def test_the_list_asks_as_much_for_many_as_for_one(
    training: Make, row: Training, editor: Client, django_assert_max_num_queries: Any
) -> None:
    page = reverse("research_trainings")
    editor.get(page)
    for number in range(4):
        came(facts_of(training(f"Training {number}")), f"person{number}@example.org")
    with django_assert_max_num_queries(12):
        assert "Training 3" in editor.get(page).text


def test_registrations_as_a_file(row: Training, editor: Client) -> None:
    came(row, ANA, name="=HYPERLINK(1)")
    came(row, BEN)
    answer = editor.get(reverse("research_registrations", args=[row.key, "csv"]))
    content = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # streamed
    lines = list(csv.DictReader(io.StringIO(content)))
    assert [(line["Name"], line["E-mail address"], line["State"]) for line in lines] == [
        ("'=HYPERLINK(1)", ANA, "Has a place"),
        ("Ana Ionescu-Pop", BEN, "On the waiting list"),
    ]
    answer = editor.get(reverse("research_registrations", args=[row.key, "xlsx"]), {"state": "waiting"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active  # type: ignore[attr-defined]
    assert [[cell.value for cell in line][1] for line in sheet.iter_rows(min_row=2)] == [BEN]
    assert editor.get(reverse("research_registrations", args=[row.key, "pdf"])).status_code == 404


def test_cancelling_needs_a_reason_and_tells_everybody_once(row: Training, editor: Client) -> None:
    came(row, ANA)
    came(row, BEN)
    act = reverse("research_training_cancel", args=[row.key])
    assert editor.post(act, {"reason": " "}).status_code == 422
    assert editor.post(act, {"reason": "The trainer is ill."}).status_code == 302
    assert editor.post(act, {"reason": "Again."}).status_code == 302
    for email in (ANA, BEN):
        assert subjects(email)[-1] == "The training does not take place: First hours"
        assert "The trainer is ill." in letters(email)[-1].text.text
    row.refresh_from_db()
    assert row.sequence == 1 and not row.takes_registrations
    assert ModelLogEntry.objects.filter(action="research.training_cancelled").count() == 1


def test_invited_are_those_whose_address_can_be_used_the_others_stay(training: Make, editor: Client) -> None:
    row = facts_of(training("Closed", by_invitation=True))
    page = reverse("research_invitations", args=[row.key])
    pasted = f"Ana <{ANA}>\nnobody\n\nBen;{BEN};Unit"
    answer = editor.post(page, {"addresses": pasted, "language": "ro"})
    assert answer.status_code == 422 and "Line 2: nobody" in answer.text
    assert ">\nnobody</textarea>" in answer.text
    file = SimpleUploadedFile("list.csv", f"email\n{ANA.upper()}\ncy@unit.example.org\n".encode("utf-8-sig"))
    editor.post(page, {"addresses": "", "file": file, "language": "en"})
    assert sorted(Invitation.objects.values_list("email", flat=True)) == [ANA, BEN, "cy@unit.example.org"]
    assert len(letters(ANA)) == 1 and letters(ANA)[0].text.language == "ro"
    assert editor.post(page, {"addresses": "", "language": "en"}).status_code == 422
    ben = Invitation.objects.get(email=BEN)
    editor.post(reverse("research_invitation_remove", args=[ben.key]))
    assert not Invitation.objects.filter(email=BEN).exists()
    assert letters(BEN)[0].state == "cancelled"


def test_lines_are_read_as_people_paste_them() -> None:
    found = read('a@example.org\n\n  B <b@example.org>\n"c@example.org",Unit\nd at example.org\ne@\n')
    assert found.addresses == ["a@example.org", "b@example.org", "c@example.org"]
    assert [(number, line) for number, line, _why in found.wrong] == [(5, "d at example.org"), (6, "e@")]
    assert found.left == "d at example.org\ne@"


def test_who_was_there_and_their_certificates(row: Training, editor: Client) -> None:
    ana = came(row, ANA)
    page = reverse("research_attendance", args=[row.key])
    assert "disabled" in editor.get(page).text
    with time_machine.travel(row.starts_at + timedelta(hours=1)):
        editor = people.logged_in(people.user("", "editor"))
        editor.post(page, {"present": [str(ana.key), "no key"]})
        ana.refresh_from_db()
        assert ana.attended is True
        editor.post(page, {})
        ana.refresh_from_db()
        assert ana.attended is False
        editor.post(page, {"present": [str(ana.key)]})
        editor.post(reverse("research_certificates_issue", args=[row.key]))
        paper = Certificate.objects.get()
        assert paper.number in editor.get(page).text
        editor.post(reverse("research_certificate_revoke", args=[paper.number]))
    paper.refresh_from_db()
    assert paper.revoked_at is not None
    assert ModelLogEntry.objects.filter(action="research.certificate_revoked").count() == 1


def test_materials_are_added_with_what_is_wrong_at_the_field_and_taken_away(row: Training, editor: Client) -> None:
    page = reverse("research_materials", args=[row.key])
    assert "No materials yet" in editor.get(page).text
    given = {"kind": "slides", "language": "ro", "access": "public", "edition": "2", "numbers": "3.2.9"}
    wrong = editor.post(page, given)
    assert wrong.status_code == 422 and "3.2.9" in wrong.text
    form = MaterialForm(given)
    assert set(form.errors) == {"document", "edition", "numbers"}
    material = add_material(
        training=row, document=media.document(), kind="slides", language="ro", access="public", edition="2", numbers=[]
    )
    assert "Slides" in editor.get(page).text
    assert people.logged_in(people.user("", "auditor")).post(remove_of(material)).status_code == 404
    assert editor.post(remove_of(material)).status_code == 302
    assert not row.materials.exists()


def remove_of(material: Material) -> str:
    return reverse("research_material_remove", args=[material.key])
