"""Printed, by hand, on a portal: planned as mail is, and known by what officers enter."""

import shutil
import subprocess
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from dissemination.models import Agency, Delivery, OutboundMessage, Plan
from dissemination.models.plan import Channel, LanguageRule, Mode
from dissemination.queries.candidates import LeftOut, dry_run
from dissemination.services.make_plan import Audience, Way, make_plan
from dissemination.services.plan_deliveries import plan_deliveries
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import Manual, agency, approved_plan, contact, person
from tests.dissemination.people import signed_in
from tests.dissemination.plans.conftest import BASE, NEW, printed
from tests.rig.browser import need

pytestmark = pytest.mark.django_db


def test_a_print_run_goes_to_agencies_with_an_address_whatever_their_contacts() -> None:
    agency("Romanian", postal_address="1 Street\n010101 Bucharest")
    agency("Dutch", "NL", postal_address="2 Street")
    agency("No address")
    plan = printed()
    said = {line.agency: (line.language, line.left_out) for line in dry_run(plan)}
    assert said == {
        "Romanian": ("ro", LeftOut.NONE),
        "Dutch": ("nl", LeftOut.NONE),
        "No address": ("ro", LeftOut.NO_ADDRESS),
    }
    assert plan_deliveries(plan=plan) == 2
    assert plan_deliveries(plan=plan) == 0
    run_plans()
    assert not OutboundMessage.objects.exists()
    assert {(one.channel, one.contact, one.copies, one.state) for one in Delivery.objects.all()} == {
        ("print", None, 40, "planned")
    }
    plan.refresh_from_db()
    assert plan.state == "running"
    assert [line.left_out for line in dry_run(printed()) if line.agency == "Dutch"] == [LeftOut.HOLDS]


def test_an_agency_of_no_language_that_goes_out_is_left_out_where_english_will_not_do() -> None:
    agency("French", "FR", postal_address="3 Street")
    assert [line.language for line in dry_run(printed())] == ["en"]
    own = printed(audience=Audience(language_rule=LanguageRule.OWN))
    assert [line.left_out for line in dry_run(own)] == [LeftOut.NO_LANGUAGE]


def test_mail_needs_somebody_and_each_other_way_comes_once_a_plan() -> None:
    agency("Unit", postal_address="x")
    plan_deliveries(plan=printed())
    delivery = Delivery.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk).update(channel="email")
    delivery.pk = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        delivery.save(force_insert=True)


@pytest.mark.parametrize("channel", Channel)
def test_a_pdf_and_reminders_are_a_matter_of_mail_alone(manual: Manual, channel: Channel) -> None:
    manual.pdfs = {"en": b"%PDF"}
    made = make_plan(
        edition=manual.editions()[1],
        audience=Audience(),
        by=person("o@example.org", "officer"),
        nonce=uuid4(),
        way=Way(channel, Mode.ATTACHMENT, remind_after=7),
    )
    made.refresh_from_db()
    by_mail = channel == Channel.EMAIL
    assert (made.mode, made.remind_after) == ((Mode.ATTACHMENT, 7) if by_mail else (Mode.LINK, 0))


def words_of(pdf: bytes) -> str:
    """The text of a PDF in the order of reading, in one line."""
    need(shutil.which("pdftotext"), "poppler")
    read = ["pdftotext", "-enc", "UTF-8", "-raw", "-", "-"]
    done = subprocess.run(read, input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_labels_and_packing_list_are_files_for_officers(manual: Manual) -> None:
    for number in range(20):
        agency(f"Unit {number:02}", postal_address=f"{number} Long Street\n0101{number:02} București")
    agency("Dutch & Co", "NL", postal_address="Kade 1\n1011 AB Amsterdam")
    agency("No address")
    plan = printed()
    run_plans()
    client, said = signed_in("officer"), {}
    for name in ("labels", "packing-list"):
        answer = client.get(f"{BASE}{plan.key}/{name}/")
        assert answer.headers["Content-Type"] == "application/pdf"
        said[name] = words_of(answer.content)
        assert signed_in("auditor").get(f"{BASE}{plan.key}/{name}/").status_code == 404
    ours = [(f"Unit {number:02}", f"{number} Long Street 0101{number:02} București") for number in range(20)]
    for unit, address in ours:
        assert said["labels"].count(f"{unit} {address} Romania 2/ro/1 × 40") == 1
        assert said["packing-list"].count(f"Romania {unit} {address} 2/ro/1 40") == 1
    assert said["labels"].count("Dutch & Co Kade 1 1011 AB Amsterdam Netherlands 2/nl/1 × 40") == 1
    assert said["packing-list"].count("Netherlands Dutch & Co Kade 1 1011 AB Amsterdam 2/nl/1 40") == 1
    assert "Impression Copies 2/nl/1 40 2/ro/1 800" in said["packing-list"]
    assert "No address" not in said["labels"] + said["packing-list"]
    mail = approved_plan()
    assert client.get(f"{BASE}{mail.key}/labels/").status_code == 404


def test_a_plan_by_another_way_is_asked_for_in_the_form(manual: Manual) -> None:
    agency("Unit", postal_address="x")
    client, asked = signed_in("officer"), {"edition": "2", "channel": "print", "copies": "25", "mode": "attachment"}
    assert "One agency would get it." in client.get(NEW, asked).text
    assert client.post(NEW, asked | {"nonce": str(uuid4())}).status_code == 302
    plan = Plan.objects.get()
    assert (plan.channel, plan.copies, plan.mode) == ("print", 25, "link")
    page = client.get(f"{BASE}{plan.key}/").text
    assert "Printed, by post" in page and "25" in page
    assert "greater than or equal to 1" in client.get(NEW, asked | {"copies": "0"}).text


def test_the_run_page_asks_as_much_for_many_as_for_few(manual: Manual) -> None:
    client = signed_in("officer")
    asked = []
    for number in range(2, 42, 20):
        for one in range(number):
            unit = agency(f"Unit {number} {one}")
            contact(unit, f"u{number}x{one}@example.org")
        plan = approved_plan(number=str(number))
        run_plans()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(f"{BASE}{plan.key}/").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert Agency.objects.count() == 24
