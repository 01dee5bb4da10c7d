"""An officer shows a person all that is kept about them, hands it out, and erases it; nobody else may."""

import json
import re
from io import StringIO
from urllib.parse import unquote

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from dissemination.keys import address_hash
from dissemination.models import Contact, Subscriber, Suppression
from dissemination.queries.person_data import person_data
from tests.dissemination.directory import person as somebody
from tests.dissemination.people import browser_of
from tests.dissemination.persons.conftest import ADDRESS, NAME, Person
from tests.dissemination.searching import found

pytestmark = pytest.mark.django_db
PAGES = ("person_data", "person_data_download", "person_data_erase")


def test_everything_about_the_address_is_shown(ana: Person) -> None:
    sections = person_data(f" {ADDRESS.upper()} ").sections
    filled = {name for name, rows in sections.items() if rows}
    assert filled >= {"contacts", "requests", "deliveries", "answers", "messages", "attempts", "events", "relay_words"}
    assert filled >= {"imports", "subscribers", "subscriptions"}
    texts = " ".join(str(row.get("text")) for row in sections["messages"])
    assert "Unit 7" in texts and NAME in texts
    assert "[[ack]]" not in texts and "/ack/" not in texts  # a personal link opens a door


def test_the_page_shows_it_in_words_and_as_a_file(ana: Person) -> None:
    client = browser_of(ana.officer)
    page = client.post(reverse("person_data"), {"email": ADDRESS})
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    assert NAME in page.text and "In the directory" in page.text
    for target in re.findall(r'(?:href|action|src)="([^"]*)"', page.text):
        assert ADDRESS not in unquote(target).lower(), target
    link = client.get(reverse("person_data_of", args=[ana.contact.pk])).text
    assert ADDRESS in link.lower() and NAME not in link  # looking takes the button
    answer = client.post(reverse("person_data_download"), {"email": ADDRESS})
    assert json.loads(answer.content)["contacts"][0]["name"] == NAME
    assert ModelLogEntry.objects.filter(action="dissemination.person_data").count() == 1


def test_whoever_looks_a_person_up_is_noted_without_the_address(ana: Person) -> None:
    client = browser_of(ana.officer)
    seen = ModelLogEntry.objects.filter(action="dissemination.person_data_seen")
    client.post(reverse("person_data"), {"email": ADDRESS})
    client.get(reverse("person_data_of", args=[ana.contact.pk]))
    assert [(one.user, one.object_id) for one in seen] == [(ana.officer, str(ana.contact.pk))]
    client.post(reverse("person_data"), {"email": "nobody@example.org"})
    last = seen.latest("pk")
    assert (last.user, last.object_id) == (ana.officer, str(ana.officer.pk))
    assert last.data == {"address_hash": address_hash("nobody@example.org").hex()}
    client.get(reverse("person_data"))
    assert seen.all().count() == 2 and found("nobody@example.org") == []


def test_erasing_asks_to_be_sure_and_keeps_what_was_typed(ana: Person) -> None:
    client = browser_of(ana.officer)
    answer = client.post(reverse("person_data_erase"), {"email": ADDRESS})
    assert answer.status_code == 400 and ADDRESS in answer.text and "Tick the box" in answer.text
    assert Contact.objects.filter(name=NAME).exists()
    done = client.post(reverse("person_data_erase"), {"email": ADDRESS, "sure": "on"})
    assert done.status_code == 302 and ADDRESS not in unquote(done["Location"]).lower()
    assert found(ADDRESS) == []
    assert "Nothing is kept" not in client.post(reverse("person_data"), {"email": ADDRESS}).text  # the suppression is
    assert client.get(reverse("person_data_of", args=[ana.contact.pk])).status_code == 200


def test_whoever_erases_an_address_that_no_contact_has_is_noted_without_it() -> None:
    address, officer = "reader@example.org", somebody("keeper@example.org", "officer")
    Subscriber.objects.create(email=address, status="active", confirmed_at=timezone.now())
    browser_of(officer).post(reverse("person_data_erase"), {"email": address, "sure": "on"})
    assert Subscriber.objects.get().status == "erased" and found(address) == []
    noted = ModelLogEntry.objects.get(action="dissemination.erased")
    assert (noted.user, noted.object_id) == (officer, str(officer.pk))
    assert noted.data == {"address_hash": address_hash(address).hex()}


def test_an_account_is_named_and_left_to_whoever_keeps_the_users(ana: Person) -> None:
    somebody(ADDRESS)
    page = browser_of(ana.officer).post(reverse("person_data"), {"email": ADDRESS}).text
    assert "logs in with this address" in page


@pytest.mark.parametrize("group", ["approver", "auditor", "country-desk", "editor"])
def test_only_officers_open_it(ana: Person, group: str) -> None:
    client = browser_of(somebody("other@example.org", group))
    for name in PAGES:
        assert client.post(reverse(name), {"email": ADDRESS, "sure": "on"}).status_code == 404
    assert client.get(reverse("person_data_of", args=[ana.contact.pk])).status_code == 404
    assert Contact.objects.filter(name=NAME).exists()


def test_looking_changes_nothing_and_bad_input_is_said_at_the_field(ana: Person) -> None:
    client = browser_of(ana.officer)
    assert client.get(reverse("person_data_erase")).status_code == 405
    assert client.get(reverse("person_data")).status_code == 200
    answer = client.post(reverse("person_data"), {"email": "nonsense"})
    assert answer.status_code == 400 and "no e-mail address" in answer.text and "nonsense" in answer.text


def test_the_command_shows_and_erases_and_who_answers_for_it_is_noted(ana: Person) -> None:
    out, by = StringIO(), ana.officer.email.upper()
    call_command("person_data", "access", contact=str(ana.contact.pk), by=by, stdout=out)
    assert json.loads(out.getvalue())["contacts"][0]["name"] == NAME
    call_command("person_data", "erase", address=ADDRESS, by=by, yes=True, stdout=StringIO())
    assert found(ADDRESS) == []
    actions = ("dissemination.person_data", "dissemination.erased")
    noted = ModelLogEntry.objects.filter(action__in=actions).order_by("pk")
    who, whose = ana.officer.pk, str(ana.contact.pk)
    assert list(noted.values_list("action", "user", "object_id")) == [(action, who, whose) for action in actions]
    with pytest.raises(CommandError, match="No contact"):
        call_command("person_data", "access", contact=str(ana.contact.pk), by=by)


@pytest.mark.parametrize("act", ["access", "erase"])
def test_the_command_answers_to_an_officer_alone(ana: Person, act: str) -> None:
    somebody("desk@example.org", "country-desk")
    somebody("gone@example.org", "officer", is_active=False)
    for by in ("desk@example.org", "gone@example.org", "nobody@example.org"):
        out = StringIO()
        with pytest.raises(CommandError, match="Only an officer"):
            call_command("person_data", act, address=ADDRESS, by=by, yes=True, stdout=out)
        assert out.getvalue() == ""
    assert Contact.objects.filter(name=NAME).exists()


def test_the_command_refuses_what_is_no_mailbox(ana: Person) -> None:
    with pytest.raises(CommandError, match="no e-mail address"):
        call_command("person_data", "erase", address="ana.example.org", by=ana.officer.email, yes=True)
    assert not Suppression.objects.exists()
