"""An agency that no mail reaches is called, and leaves the tray by an officer's word alone, once for each matter."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from dissemination.channels.memory import MemoryChannel
from dissemination.models import Agency, DeliveryEvent
from dissemination.queries.tray import uninformed
from dissemination.services.erase_address import erase_address
from dissemination.services.note_call import CALLED, note_call
from manual.models import SectionPage
from tests.dissemination.directory import agency, contact, person
from tests.dissemination.services.test_tell_holders import (
    correct,
    hold,
    section,  # noqa: F401 - fixture
)
from tests.manual.conftest import front_page, root  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
FIRST = "correction:2.1"


@pytest.fixture
def lonely(section: SectionPage, relay: MemoryChannel) -> Agency:  # noqa: F811 - the fixture above
    made = agency("Lonely", "NL")
    contact(made, "alone@example.org")
    contact(agency("Police"), "reached@example.org")
    hold(relay)
    erase_address(address="alone@example.org")
    correct(section)
    return made


def to_call() -> list[tuple[str, str]]:
    return [(row.agency, row.matter) for row in uninformed()]


def test_the_row_ends_by_the_call_and_a_later_correction_asks_again(
    lonely: Agency,
    section: SectionPage,  # noqa: F811 - the fixture above
) -> None:
    officer = person("caller@example.org", "officer")
    assert to_call() == [("Lonely (NL)", FIRST)]
    note_call(agency=lonely, matter=FIRST, by=officer)
    assert to_call() == []
    event = DeliveryEvent.objects.get(source="officer")
    assert (event.kind, event.detail) == ("note", {"called": FIRST})
    entry = ModelLogEntry.objects.get(action=CALLED)
    assert (entry.user, entry.object_id, entry.data["matter"]) == (officer, str(lonely.pk), FIRST)
    correct(section, "2.2", "Call 116 000 now.")
    assert to_call() == [("Lonely (NL)", "correction:2.2")]


def test_only_what_waits_is_noted(lonely: Agency) -> None:
    officer = person("caller@example.org", "officer")
    police = Agency.objects.get(organisation__name="Police")
    for whom, matter in ((police, FIRST), (lonely, "correction:9"), (lonely, "\0"), (lonely, "")):
        with pytest.raises(ValidationError):
            note_call(agency=whom, matter=matter, by=officer)
    note_call(agency=lonely, matter=FIRST, by=officer)
    with pytest.raises(ValidationError):
        note_call(agency=lonely, matter=FIRST, by=officer)
    assert DeliveryEvent.objects.filter(source="officer").count() == 1


@pytest.mark.parametrize("group", ["", "approver", "auditor", "country-desk", "editor"])
def test_only_an_officer_notes_a_call(lonely: Agency, client: Client, group: str) -> None:
    somebody = person("stranger@example.org", group)
    with pytest.raises(PermissionDenied):
        note_call(agency=lonely, matter=FIRST, by=somebody)
    client.force_login(somebody)
    assert client.post(reverse("dissemination_called", args=[lonely.key]), {"matter": FIRST}).status_code in (302, 404)
    assert to_call() == [("Lonely (NL)", FIRST)]


def test_the_officer_notes_it_in_the_tray(lonely: Agency, client: Client) -> None:
    tray, address = reverse("dissemination_tray"), reverse("dissemination_called", args=[lonely.key])
    client.force_login(person("looker@example.org", "auditor"))
    assert address not in client.get(tray).text
    client.force_login(person("caller@example.org", "officer"))
    assert address in client.get(tray).text
    assert client.get(address).status_code == 405
    said = client.post(address, {"matter": FIRST}, follow=True).text
    assert "Lonely (NL) was called." in said
    assert address not in said
    assert "any more" in client.post(address, {"matter": FIRST}, follow=True).text
