"""Certificates: a number that finds a slip of the finger, a name that is never said, a page that knows what is real."""

import io
import shutil
import subprocess
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from research import certificate_numbers as numbers
from research.errors import NotYetError
from research.keys import folded
from research.models import Certificate, Registration
from research.services.training import certify
from research.services.training.forget import forget_trainees
from research.services.training.say_who_came import say_who_came
from research.tokens import for_place
from tests.factories import people
from tests.research.conftest import Make, facts_of
from tests.research.trainees import came, subjects
from tests.rig.browser import need

ANA, BEN = "ana@unit.example.org", "ben@house.example.org"
CHECK = "/en/training/certificates/"


@given(st.text(numbers.ALPHABET, min_size=8, max_size=8), st.integers(0, 8), st.sampled_from(numbers.ALPHABET))
def test_one_wrong_sign_and_two_that_changed_places_are_found(signs: str, place: int, sign: str) -> None:
    whole = signs + numbers.check_sign(signs)
    assert numbers.read_number(numbers.written(signs)) == numbers.written(signs)
    assert numbers.read_number(whole.lower()) == numbers.written(signs)
    wrong = whole[:place] + sign + whole[place + 1 :]
    assert wrong == whole or numbers.read_number(wrong) is None
    if place < 7:
        swapped = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
        assert swapped == whole or numbers.read_number(swapped) is None


def test_a_name_is_the_same_without_case_accents_and_order() -> None:
    assert folded("Ana  Ionescu-Pop") == folded("IONESCU POP, Ána")
    assert folded("Ana Ionescu") != folded("Ana Popescu")


@pytest.fixture
def certificate(training: Make) -> Certificate:
    row = facts_of(training(days=2))
    ana, _ben = came(row, ANA), came(row, BEN)
    with pytest.raises(NotYetError):
        say_who_came(training=row, present=[ana.key])
    with time_machine.travel(row.starts_at + timedelta(hours=7)):
        assert say_who_came(training=row, present=[_ben.key]) == 1
        assert say_who_came(training=row, present=[ana.key]) == 1, "they may say otherwise"
        assert certify.issue(training=row) == 1 and certify.issue(training=row) == 0
        say_who_came(training=row, present=[])
    made = Certificate.objects.get()
    made.registration.refresh_from_db()
    assert made.registration.attended is True, "a certificate settles it"
    return made


@pytest.mark.django_db
def test_who_was_there_is_told_and_gets_it_in_their_name(certificate: Certificate, client: Client) -> None:
    need(shutil.which("pdftotext"), "poppler")
    assert subjects(ANA)[-1] == "Your certificate: First hours" and len(subjects(BEN)) == 2
    own = reverse("training_place", args=[for_place(certificate.registration.key)])
    assert certificate.number in client.get(own).text
    paper = client.post(f"{own}certificate/", {"name": "Ána Ionescu Pop"})
    assert paper.status_code == 200 and paper["Content-Type"] == "application/pdf"
    command = ["pdftotext", "-", "-"]
    text = subprocess.run(command, input=paper.content, capture_output=True, check=True).stdout.decode()
    assert certificate.number in text and "Ána Ionescu Pop" in text
    with pikepdf.open(io.BytesIO(paper.content)) as document, document.open_metadata() as metadata:
        assert len(document.pages) == 1 and bool(document.Root.MarkInfo.Marked) and document.Root.Lang == "en"
        assert metadata["pdfuaid:part"] == "1" and certificate.number in metadata["dc:title"]
    certificate.refresh_from_db()
    assert len(certificate.name_hash) == 32
    other = client.post(f"{own}certificate/", {"name": "Somebody Else"})
    assert other.status_code == 422 and "another name" in other.text
    assert client.get(f"{own}certificate/").status_code == 405


@pytest.mark.django_db
def test_the_check_page_says_what_holds_and_no_name(certificate: Certificate, client: Client) -> None:
    certify.make_out(certificate=certificate, name="Ana Ionescu-Pop")
    assert client.get(CHECK).status_code == 200
    page = client.get(CHECK, {"number": certificate.number.lower().replace("-", " ")})
    for said in (certificate.number, "First hours", "Edition 2", "This certificate is real"):
        assert said in page.text
    assert "Ionescu" not in page.text and "Unit One" not in page.text and ANA not in page.text
    address = f"{CHECK}?number={certificate.number}"
    assert "was made out in this name" in client.post(address, {"name": "ionescu pop ANA"}).text
    assert "not made out in this name" in client.post(address, {"name": "Ben Ionescu"}).text
    signs = "3467" if certificate.number[3:7] != "3467" else "7643"
    unknown = client.get(CHECK, {"number": numbers.written(f"{signs}ACDE")})
    assert unknown.status_code == 404 and "No certificate has this number" in unknown.text
    typo = client.get(CHECK, {"number": "TR-1234-5678-9"})
    assert typo.status_code == 404 and "sign by sign" in typo.text
    certify.revoke(certificate=certificate, by=people.user("", "editor"))
    revoked = client.get(CHECK, {"number": certificate.number})
    assert "This certificate was revoked" in revoked.text and "This certificate is real" not in revoked.text
    own = reverse("training_certificate", args=[for_place(certificate.registration.key)])
    assert client.post(own, {"name": "Ana Ionescu-Pop"}).status_code == 422


@pytest.mark.django_db
def test_guessing_is_slowed_down(client: Client) -> None:
    answers = [client.get(CHECK, {"number": f"TR-{number:04}"}).status_code for number in range(61)]
    assert answers[:60] == [404] * 60 and answers[60] == 429


@pytest.mark.django_db
def test_after_90_days_the_number_is_good_and_nobody_is_known(certificate: Certificate, client: Client) -> None:
    with time_machine.travel(certificate.training.ends_at + timedelta(days=90, hours=1)):
        assert forget_trainees() == 2 and forget_trainees() == 0
    for row in Registration.objects.all():
        assert (row.email, row.name, row.organisation) == ("", "", "") and row.forgotten_at > timezone.now()
    assert "is real" in client.get(CHECK, {"number": certificate.number}).text
    own = reverse("training_place", args=[for_place(certificate.registration.key)])
    assert client.get(own).status_code == 404
