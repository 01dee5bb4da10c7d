"""Whoever erases their account leaves no address with the digests, and nothing revives it."""

from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from dissemination.models import OptIn, OutboundMessage, Subscriber, Subscription, Suppression
from dissemination.models.directory import Contact
from dissemination.services.begin_alerts import begin_alerts
from dissemination.services.forget_account import forget_account
from dissemination.services.subscribe import subscribe
from hub.models import User
from hub.people.services.erase_myself import erase_myself
from tests.dissemination.directory import agency, contact
from tests.factories import people
from tests.factories.people import PASSWORD
from tests.hub.people.test_anonymise import MARK, tables_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return people.user(f"{MARK}@example.org")


def test_the_subscriber_of_an_alert_goes_with_the_account(
    person: User, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.HUB_SUPPRESSION_LIST = str(tmp_path / "erased")
    begin_alerts(user=person, name="mine:1", language="en")
    assert "dissemination_subscriber" in tables_with(MARK)
    with django_capture_on_commit_callbacks(execute=True):
        erase_myself(user=person, password=PASSWORD)
    assert tables_with(MARK) == set()
    assert Subscriber.objects.get().status == "erased" and not Subscription.objects.live().exists()
    assert Suppression.objects.get(scope="all").reason == "erasure"
    assert '"erasure"' in (tmp_path / "erased").read_text()
    assert subscribe(address=f"{MARK}@example.org", wanted=["all"], cadence="daily", language="en") is None


def test_an_address_that_was_not_proven_is_let_go_and_not_barred(person: User) -> None:
    EmailAddress.objects.update(verified=False)
    begin_alerts(user=person, name="mine:1", language="en")
    assert OptIn.objects.exists() and OutboundMessage.objects.filter(to_address=person.email).exists()
    erase_myself(user=person, password=PASSWORD)
    assert tables_with(MARK) == set()
    assert not Suppression.objects.exists()


def test_a_subscriber_whose_address_was_only_typed_stays(person: User) -> None:
    Subscriber.objects.create(email=person.email, status="active", confirmed_at=timezone.now())
    EmailAddress.objects.update(verified=False)
    erase_myself(user=person, password=PASSWORD)
    assert Subscriber.objects.get().email == f"{MARK}@example.org"


def test_the_mailbox_of_an_agency_stays_in_the_directory(person: User) -> None:
    there = contact(agency(), person.email)
    begin_alerts(user=person, name="mine:1", language="en")
    erase_myself(user=person, password=PASSWORD)
    assert Contact.objects.get(pk=there.pk).email == f"{MARK}@example.org"
    assert Subscriber.objects.get().status == "erased"
    assert list(Suppression.objects.values_list("scope", flat=True)) == ["digest"]


def test_a_second_time_changes_nothing(person: User) -> None:
    begin_alerts(user=person, name="mine:1", language="en")
    address = person.email
    for _again in range(2):
        forget_account(key=person.key, proven=[address], unproven=[])
    assert Subscriber.objects.get().status == "erased" and Suppression.objects.count() == 2
