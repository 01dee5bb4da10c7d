"""Who registered is forgotten on request, with the account, and 90 days after; what was given up goes to the next."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from dissemination.services.erase_address import erase_for_owner
from hub.people.queries.own_data import own_data
from hub.people.services.anonymise import anonymise
from research.keys import fingerprint
from research.models import Invitation, Place, Registration
from research.services.training.forget import forget_trainees
from research.services.training.invite import invite
from research.tokens import for_place
from tests.factories import people
from tests.research.conftest import Make, facts_of
from tests.research.trainees import came, letters

pytestmark = pytest.mark.django_db
ANA, BEN = "ana@unit.example.org", "ben@house.example.org"


def test_what_is_kept_is_handed_to_the_owner_of_the_address(training: Make) -> None:
    row = facts_of(training())
    came(row, ANA)
    came(row, BEN)
    kept = json.loads(own_data(people.user(ANA)))["training_registrations"]
    assert [(one["email"], one["state"], one["profession"]) for one in kept] == [(ANA, "seated", "police")]


@pytest.mark.parametrize("by_an_officer", [True, False])
def test_a_forgotten_address_leaves_nothing_and_its_place_goes_on(training: Make, by_an_officer: bool) -> None:
    row = facts_of(training(capacity=1))
    ana, ben = came(row, ANA), came(row, BEN)
    person = people.user(ANA)
    if by_an_officer:
        erase_for_owner(address="Ana@Unit.example.org", by=people.user("", "officer"))
    else:
        anonymise(user=person, by=people.user("", is_superuser=True))
    ana.refresh_from_db()
    ben.refresh_from_db()
    assert (ana.state, ana.email, ana.name, ana.organisation) == (Place.CANCELLED, "", "", "")
    assert bytes(ana.address_hash) != fingerprint(ANA) and ben.state == Place.SEATED
    assert all(letter.text is None for letter in letters(ANA))


def test_all_of_it_goes_90_days_after(training: Make, client: object) -> None:
    row = facts_of(training(by_invitation=True))
    invite(training=row, addresses=[ANA, BEN], language="en")
    ana = came(row, ANA)
    link = reverse("training_place", args=[for_place(ana.key)])
    with time_machine.travel(row.ends_at + timedelta(days=89)):
        assert forget_trainees() == 0
    with time_machine.travel(row.ends_at + timedelta(days=90, hours=1)):
        assert forget_trainees() == 3 and forget_trainees() == 0
        assert client.get(link).status_code == 404  # type: ignore[attr-defined]  # django.test.Client
    assert not Registration.objects.exclude(email="").exists() and not Invitation.objects.exclude(email="").exists()
    digests = [bytes(one) for one in Invitation.objects.values_list("address_hash", flat=True)]
    assert fingerprint(ANA) not in digests and fingerprint(BEN) not in digests
