"""Looking at the real message before it goes out, and sending it to oneself."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from dissemination.channels.memory import MemoryChannel
from dissemination.emails.looked_at import looked_at
from dissemination.kinds import Lane
from dissemination.models import Contact, Delivery, DeliveryEvent, Holding, OutboundMessage, Plan
from dissemination.services.drain import drain
from dissemination.services.make_plan import Audience, make_plan
from dissemination.services.plan_wording import plan_wording
from hub.ports import citable
from hub.ports.citable import EditionChange
from tests.dissemination.directory import Manual, agency, contact, person
from tests.dissemination.people import signed_in
from tests.dissemination.plans.conftest import BASE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("manual")]


@pytest.fixture
def plan(manual: Manual) -> Plan:
    contact(agency("Unit & Co"), "desk@example.org", "ro")
    edition = citable.get().editions()[0]
    return make_plan(edition=edition, audience=Audience(), by=person("o@example.org", "officer"), nonce=uuid4())


def test_the_message_is_shown_as_its_recipient_would_see_it(plan: Plan) -> None:
    officer = signed_in("officer")
    assert f"/admin/distribution/{plan.key}/message/ro/" in officer.get(f"{BASE}{plan.key}/").text
    page = officer.get(f"{BASE}{plan.key}/message/ro/")
    for shown in ("Unit &amp; Co", "desk@example.org", "auto-generated", "KB", "/ro/ack/example/"):
        assert shown in page.text.replace("\xa0", " "), shown
    frame = officer.get(f"{BASE}{plan.key}/message/ro/html/")
    assert "Unit &amp; Co" in frame.text
    assert "sandbox" in frame.headers["Content-Security-Policy"]
    assert frame.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("part", ["", "html/"])
def test_a_draft_is_run_dry_once_a_page(plan: Plan, part: str) -> None:
    officer = signed_in("officer")
    with CaptureQueriesContext(connection) as asked:
        assert officer.get(f"{BASE}{plan.key}/message/ro/{part}").status_code == 200
    assert sum("WITH candidate" in one["sql"] for one in asked) == 1


def test_a_language_that_nobody_gets_has_no_message(plan: Plan) -> None:
    for language in ("nl", "xx"):
        assert signed_in("officer").get(f"{BASE}{plan.key}/message/{language}/").status_code == 404


@pytest.mark.parametrize("group", ["approver", "auditor"])
def test_others_see_it_with_the_address_masked_and_may_not_test(plan: Plan, group: str) -> None:
    client = signed_in(group)
    page = client.get(f"{BASE}{plan.key}/message/ro/").text
    assert "d...@example.org" in page and "desk@example.org" not in page and "Send a test" not in page
    assert client.post(f"{BASE}{plan.key}/message/ro/test/", {"nonce": str(uuid4())}).status_code == 404
    assert not OutboundMessage.objects.exists()


def test_an_address_in_other_letters_is_shown_as_mail_writes_it(plan: Plan) -> None:
    Contact.objects.update(email="desk@münchen.example.org")
    for group in ("officer", "auditor"):
        page = signed_in(group).get(f"{BASE}{plan.key}/message/ro/")
        assert page.status_code == 200 and "@xn--mnchen-3ya.example.org" in page.text


def test_a_desk_of_another_country_does_not_see_it(plan: Plan) -> None:
    assert signed_in("country-desk").get(f"{BASE}{plan.key}/message/ro/").status_code == 404


def test_a_test_goes_to_oneself_once_says_what_it_is_and_counts_for_nothing(plan: Plan, relay: MemoryChannel) -> None:
    officer, form = signed_in("officer"), {"nonce": str(uuid4())}
    address = f"{BASE}{plan.key}/message/ro/test/"
    assert officer.get(address).status_code == 405
    assert officer.post(address, {}).status_code == 404
    for _click in range(2):
        assert officer.post(address, form).status_code == 302
    drain(lane=Lane.URGENT, channel=relay)
    (letter,) = relay.accepted
    assert letter.recipient == "officer@people.example.org"
    mail = looked_at(letter.content)
    with translation.override("ro"):
        says = translation.gettext("This is a test. Its link opens nothing, and nothing of it is counted.")
    assert says in mail.text and says in mail.html and mail.subject.startswith("Test: ")
    assert "/ro/ack/example/" in mail.text
    assert OutboundMessage.objects.get().kind == "test"
    assert not Delivery.objects.exists() and not Holding.objects.exists()
    assert not DeliveryEvent.objects.exclude(delivery_id=None).exists()
    officer.post(address, {"nonce": str(uuid4())})
    assert OutboundMessage.objects.count() == 2


def test_the_message_says_what_changed_the_gravest_first_and_how_much_more(plan: Plan, manual: Manual) -> None:
    manual.changed = [EditionChange(f"3.2.{number}", "legal", f"Change {number}.") for number in range(7)]
    wording = plan_wording(plan=plan, language="ro")
    for said in (wording.text, wording.html):
        assert said.index("Change 0.") < said.index("Change 4.")
        assert "Change 5." not in said
        assert "2" in said.partition("Change 4.")[2].partition("[[ack]]")[0]
    manual.changed = []
    assert "Change" not in plan_wording(plan=plan, language="ro").text
