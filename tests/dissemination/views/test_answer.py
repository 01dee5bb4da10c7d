"""The page behind the link in a mail: GET, HEAD and scanners change nothing; POST records."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from django.test import Client

from dissemination.channels.memory import MemoryChannel
from dissemination.contact_links import about
from dissemination.kinds import Lane
from dissemination.models import Answer, Contact, ContactRequest, Delivery, DeliveryEvent
from dissemination.services.acknowledge import MOST_WORDS, revoke
from dissemination.services.drain import drain
from dissemination.services.erase_address import erase_address
from dissemination.services.links import filled
from dissemination.services.propose_contact import MOST_OPEN
from dissemination.services.run_plans import run_plans
from hub.ports import citable
from tests.dissemination.directory import Manual, agency, approved_plan, contact, person
from tests.dissemination.letters import link_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(relay: MemoryChannel) -> str:
    contact(agency("Unit & Co"), "a@example.org", "ro")
    approved_plan()
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    return link_in(relay.accepted[0])


def test_looking_changes_nothing(link: str) -> None:
    before = DeliveryEvent.objects.count()
    client = Client()
    page = client.get(link)
    assert page.status_code == 200
    assert "Unit &amp; Co" in page.text
    assert "noindex" in page["X-Robots-Tag"] and "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"  # "no-referrer" would send "Origin: null", which the form refuses
    assert client.head(link).status_code == 200
    assert client.get(f"{link}?thanks").status_code == 200
    assert DeliveryEvent.objects.count() == before
    assert Delivery.objects.get().state == "sent"


def test_answering_records_once(link: str) -> None:
    client = Client()
    for _ in range(2):
        answer = client.post(link, {"said": "adopted", "office": "Desk", "note": "Thanks"})
        assert answer.status_code == 302
    assert Delivery.objects.get().state == "adopted"
    assert DeliveryEvent.objects.filter(source="web").count() == 1
    assert Answer.objects.get().office == "Desk"
    assert "Desk" not in str(list(DeliveryEvent.objects.values()))
    assert client.get(answer["Location"]).status_code == 200


def test_bad_input_is_said_at_the_field_and_loses_nothing(link: str) -> None:
    answer = Client().post(link, {"said": "", "office": "My office", "note": "x" * 2001})
    assert answer.status_code == 400
    assert "My office" in answer.text
    assert not DeliveryEvent.objects.filter(source="web").exists()


def test_a_post_of_another_site_is_refused(link: str) -> None:
    assert Client(enforce_csrf_checks=True).post(link, {"said": "received"}).status_code == 403


def test_unknown_and_revoked_links_look_the_same(link: str) -> None:
    revoke(delivery=Delivery.objects.get(), by=person("off@example.org", "officer"))
    client = Client()
    assert client.get(link).status_code == client.get("/ro/ack/unknown/").status_code == 404
    assert client.post(link, {"said": "received"}).status_code == 404


def test_the_menu_of_languages_keeps_the_secret_and_the_head_does_not_repeat_it(link: str) -> None:
    page = Client().get(link).text
    head, _end, body = page.partition("</head>")
    token = link.split("/")[3]
    for language in ("en", "ro", "nl", "da"):
        assert f'<a href="/{language}/ack/{token}/" lang="{language}"' in body
    assert token not in head
    assert Client().get(link.replace("/ro/", "/nl/")).status_code == 200


def test_a_link_dies_with_its_edition(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    manual = Manual()
    monkeypatch.setattr(citable, "_provider", manual)
    assert Client().get(link).status_code == 200
    manual.edition = replace(manual.edition, withdrawn=True)
    assert Client().get(link).status_code == 404
    assert Client().post(link, {"said": "received"}).status_code == 404
    assert not DeliveryEvent.objects.filter(source="web").exists()


def test_the_link_of_a_cancelled_delivery_does_not_open(link: str) -> None:
    Delivery.objects.update(state="cancelled")
    assert Client().get(link).status_code == 404


def test_dead_unknown_and_foreign_links_get_the_same_plain_words(link: str) -> None:
    delivery = Delivery.objects.get()
    token = link.split("/")[3]
    page = urlsplit(filled({"page": about(Contact.objects.get())})["page"]).path
    _root, _language, _room, key, of_page, _end = page.split("/")
    other = contact(agency("Other"), "other@example.org", "ro")
    foreign = [f"/ro/ack/{of_page}/", f"/ro/contact/{key}/{token}/", f"/ro/contact/{other.pk}/{of_page}/"]
    assert Client().get(page).status_code == 200
    answers = [Client().get(one) for one in ["/ro/ack/unknown/", *foreign]]
    posts = [Client().post(one, {"said": "received"}) for one in foreign]
    revoke(delivery=delivery, by=person("off@example.org", "officer"))
    answers.append(Client().get(link))
    assert {answer.status_code for answer in [*answers, *posts]} == {404}
    said = {answer.text.partition("<main")[2].partition("</main>")[0] for answer in answers}
    assert len(said) == 1 and said != {""}
    assert not DeliveryEvent.objects.filter(source="web").exists() and not ContactRequest.objects.exists()
    assert Client().get("/en/ack/unknown/").text.count("does not work any more") >= 1


def test_the_page_shows_what_is_recorded_and_lets_more_be_said(link: str) -> None:
    client = Client()
    link = link.replace("/ro/", "/en/")
    shown = client.get(link).text
    assert "2/ro/1" in shown and "works until the edition is withdrawn" in shown
    client.post(link, {"said": "received", "office": "Desk 4", "note": "First"})
    page = client.get(f"{link}?thanks").text
    assert "Receipt confirmed" in page and "Office: Desk 4" in page and "Say more" in page
    assert re.search(r'value="adopted"[^>]*checked', page)
    client.post(link, {"said": "adopted", "note": "Second"})
    client.post(link, {"said": "adopted", "note": "Third"})
    page = client.get(link).text
    assert all(word in page for word in ("First", "Second", "Third", "Adopted in its procedures"))
    assert DeliveryEvent.objects.filter(source="web").count() == 2


def test_another_contact_is_named_as_a_proposal_and_never_straight_into_the_directory(link: str) -> None:
    client = Client()
    link = link.replace("/ro/", "/en/")
    for _ in range(2):
        client.post(link, {"said": "declined", "email": " Desk@Example.org ", "role": "Duty desk"})
    request = ContactRequest.objects.get()
    assert (request.email, request.role_title, request.state) == ("Desk@Example.org", "Duty desk", "open")
    assert Contact.objects.count() == 1
    assert "an officer looks at it" in client.get(link).text


@pytest.mark.parametrize(
    ("email", "role"), [("nonsense", ""), ("", "Desk"), ("a@example.org", ""), ("é@example.org", "")]
)
def test_an_address_that_cannot_be_one_is_said_at_the_field_and_nothing_is_recorded(
    link: str, email: str, role: str
) -> None:
    answer = Client().post(link, {"said": "received", "note": "Kept words", "email": email, "role": role})
    assert answer.status_code == 400
    assert 'id="id_email_error"' in answer.text and "Kept words" in answer.text
    assert not ContactRequest.objects.exists() and not DeliveryEvent.objects.filter(source="web").exists()


def test_one_link_fills_no_tray(link: str) -> None:
    for number in range(8):
        answer = Client().post(link, {"said": "received", "email": f"n{number}@example.org"})
    assert answer.status_code == 400
    assert ContactRequest.objects.count() == MOST_OPEN


def test_one_link_fills_no_table_with_notes(link: str) -> None:
    for number in range(MOST_WORDS + 2):
        answer = Client().post(link, {"said": "received", "note": f"note {number}"})
    assert answer.status_code == 400 and f"note {MOST_WORDS + 1}" in answer.text
    assert Answer.objects.count() == MOST_WORDS


def test_of_an_erased_address_only_a_mask_is_kept_and_nobody_is_told(link: str) -> None:
    erase_address(address="gone@example.org")
    assert Client().post(link, {"said": "received", "email": "gone@example.org", "role": "Ana"}).status_code == 302
    request = ContactRequest.objects.get()
    assert (request.email, request.role_title, request.barred) == ("g…@example.org", "", True)


def test_an_address_that_is_proposed_reads_the_same_whether_or_not_it_may_be_written_to(link: str) -> None:
    erase_address(address="gone@example.org")
    client = Client()
    for address in ("gone@example.org", "fine@example.org"):
        client.post(link, {"said": "received", "email": address})
    page = client.get(link).text
    assert "g…@example.org" in page and "f…@example.org" in page
    assert "fine@example.org" not in page
