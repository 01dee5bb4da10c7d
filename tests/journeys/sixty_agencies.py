"""From a dry run to acknowledgement: sixty agencies of five countries, in five languages, on an ordinary bad day.

`test_new_language.py` runs it in a Hub that speaks German, too. The relay is a real one that refuses, puts off and
cuts; reports and automatic answers come by the mailbox; officers and agencies use their pages.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from dissemination.models import BounceCase, Contact, Delivery, DeliveryEvent, OutboundMessage, Plan
from dissemination.queries.coverage import Question, coverage
from dissemination.queries.invariants import broken
from dissemination.queries.tray import tray, uninformed
from dissemination.queries.unlike import unlike
from dissemination.services.mend_case import Replacement, correct_address, replace_contact
from dissemination.services.project import project
from dissemination.services.run_plans import run_plans
from dissemination.services.settle_case import Choice, settle_case
from hub.ports import citable
from tests.chaos.conftest import accepted, drain_all, faulty, settle_doubts
from tests.dissemination.directory import Manual, agency, approved_plan, contact, person
from tests.dissemination.evidence.mailbox import receive
from tests.dissemination.evidence.samples import AUTO, POSTFIX, fill
from tests.rig.processes import Rig

__all__ = ["faulty"]

COUNTRIES = {"RO": "ro", "NL": "nl", "DK": "da", "DE": "de", "IE": "en"}
EACH = 12
SUBJECTS = {
    "en": "Edition 2 of the manual",
    "ro": "Ediția 2",
    "nl": "Editie 2",
    "da": "Udgave 2",
    "de": "Ausgabe 2 des Handbuchs",
}
FAULTS = [
    {"address": "ro00@*", "reply": "550 5.1.1 No such user"},
    {"address": "nl00@*", "reply": "550 5.1.1 No such user"},
    {"address": "da01@*", "reply": "552 5.2.2 Mailbox full"},
    {"address": "en01@*", "reply": "552 5.2.2 Mailbox full"},
    {"address": "ro02@*", "reply": "451 4.7.1 Greylisted, come back later", "times": 2},
    {"address": "nl02@*", "at": "data", "cut": "after", "times": 1},
]
BOUNCES_LATER, AWAY = "de00", "da02"


@pytest.fixture
def hub(faulty: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The Maildir of the Hub's addresses."""
    monkeypatch.setattr(citable, "_provider", Manual(list(COUNTRIES.values())))
    for country, language in COUNTRIES.items():
        for number in range(EACH):
            contact(agency(f"Unit {language}{number:02}", country), address(f"{language}{number:02}"), language)
    for name in ("new", "cur", "tmp"):
        (tmp_path / "box" / name).mkdir(parents=True)
    with override_settings(HUB_MAILBOX=str(tmp_path / "box")):
        yield tmp_path / "box"


def test_sixty_agencies_hear_of_an_edition_and_say_so(faulty: Rig, hub: Path) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    held_since_yesterday()
    before = coverage(Question("1", yesterday)), coverage(Question("2", yesterday))
    plan = planned_and_approved()
    handed_over(faulty, plan)
    reports_come_by_the_mailbox(hub)
    messages_speak_five_languages(faulty)
    said = agencies_answer(faulty)
    officer_empties_the_tray(faulty)
    today = coverage(Question("2", timezone.localdate()))
    assert today.total.total.confirmed == said
    assert (coverage(Question("1", yesterday)), coverage(Question("2", yesterday))) == before
    assert before[0].total.total.confirmed == 10
    assert before[1].total.total.sent == 0
    run_plans()
    assert Plan.objects.get(pk=plan.pk).state == "complete"
    assert broken() == []
    assert not unlike()


def address(name: str) -> str:
    return f"{name}@agencies.example.net"


def signed_in(*groups: str) -> Client:
    client = Client()
    user = person(f"{groups[0]}@people.example.org", *groups)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def held_since_yesterday() -> None:
    """Edition 1 went to everybody, and ten have confirmed it; all of it was known yesterday."""
    approved_plan(number="1", languages=["en"])
    run_plans()
    moment = timezone.now() - timedelta(days=1)
    OutboundMessage.objects.update(state="accepted", settled_by="smtp", final_at=moment, created_at=moment)
    deliveries = list(Delivery.objects.all())
    seen = [(one, "accepted", "smtp") for one in deliveries] + [(one, "acknowledged", "web") for one in deliveries[:10]]
    messages = dict(OutboundMessage.objects.values_list("delivery_id", "pk"))
    DeliveryEvent.objects.bulk_create(
        DeliveryEvent(
            message_id=messages[one.pk] if source == "smtp" else None,
            delivery_id=one.pk,
            source=source,
            source_event_id=str(uuid4()),
            kind=kind,
            occurred_at=moment,
            received_at=moment,
        )
        for one, kind, source in seen
    )
    project(deliveries=[one.pk for one in deliveries])


def planned_and_approved() -> Plan:
    officer, approver = signed_in("officer"), signed_in("approver")
    asked = {"edition": "2", "nonce": str(uuid4())}
    dry_run = officer.get("/admin/distribution/new/", asked).content.decode()
    assert "Unit de11" in dry_run
    assert "60" in dry_run
    assert officer.post("/admin/distribution/new/", asked).status_code == 302
    plan = Plan.objects.get(edition="2")
    assert officer.post(f"/admin/distribution/{plan.key}/approve/").status_code == 404
    assert approver.post(f"/admin/distribution/{plan.key}/approve/").status_code == 302
    return plan


def handed_over(rig: Rig, plan: Plan) -> None:
    rig.catcher.faults(FAULTS)
    run_plans()
    for _hour in range(4):
        drain_all()
        settle_doubts()
    states = Counter(OutboundMessage.objects.of_group(plan.group).values_list("state", flat=True))
    assert states == {"accepted": 56, "failed": 4}
    taken = Counter(entry for entry in accepted(rig).elements())
    assert set(taken.values()) == {1}
    assert len(taken) == 56


def reports_come_by_the_mailbox(box: Path) -> None:
    """One mailbox is found gone after the relay took the mail, one officer is away; the same report comes twice."""
    gone, away = _message(BOUNCES_LATER), _message(AWAY)
    auto = fill(
        AUTO, away, subject="Ikke til stede", headers="Auto-Submitted: auto-replied", text="Jeg er tilbage på mandag."
    )
    receive(box, fill(POSTFIX, gone), auto, fill(POSTFIX, gone))
    assert state_of(BOUNCES_LATER) == "bounced"
    assert state_of(AWAY) == "sent"


def messages_speak_five_languages(rig: Rig) -> None:
    for language, subject in SUBJECTS.items():
        [mail] = rig.messages(address(f"{language}05"))
        assert subject in mail["subject"]
        assert f"/{language}/ack/" in mail["text"]
        assert f'lang="{language}"' in mail["html"]
        assert f"Unit {language}05" in mail["text"]


def agencies_answer(rig: Rig) -> int:
    """A look changes nothing; the button does."""
    said = 0
    for language in COUNTRIES.values():
        for number in range(4, EACH):
            [mail] = rig.messages(address(f"{language}{number:02}"))
            link = re.search(r"/\w\w/ack/[\w-]+/", mail["text"])
            assert link
            agency_client = Client()
            assert agency_client.get(link[0]).status_code == agency_client.head(link[0]).status_code == 200
            assert state_of(f"{language}{number:02}") == "sent"
            answer = agency_client.post(link[0], {"said": "adopted" if number % 2 else "received"})
            assert answer.status_code in {200, 302}
            said += 1
    assert Counter(Delivery.objects.filter(plan__edition="2").values_list("state", flat=True)) == {
        "acknowledged": 20,
        "adopted": 20,
        "sent": 15,
        "bounced": 3,
        "failed": 2,
    }
    return said


def officer_empties_the_tray(rig: Rig) -> None:
    """Each mailbox that is gone is a case; the mail reaches who can be reached, and the loss of the rest is said."""
    officer = person("off@example.org", "officer")
    cases = {str(case.contact.email).partition("@")[0]: case for case in BounceCase.objects.filter(state="open")}
    assert set(cases) == {"ro00", "nl00", "de00"}
    assert correct_address(case=cases["ro00"], email=address("ro00.desk"), again=True, by=officer)
    assert replace_contact(
        case=cases["nl00"], new=Replacement(address("nl00.new"), "Duty desk"), again=True, by=officer
    )
    assert settle_case(case=cases["de00"], choice=Choice.LOSS, by=officer)
    drain_all()
    assert state_of("ro00.desk") == "sent"
    assert Contact.objects.get(email=address("nl00")).status != "active"
    assert accepted(rig)[address("nl00.new")] == accepted(rig)[address("ro00.desk")] == 1
    assert not BounceCase.objects.filter(state="open").exists()
    assert list(tray()) == []
    assert list(uninformed()) == []


def _message(name: str) -> OutboundMessage:
    mine = Delivery.objects.filter(plan__edition="2", contact__email=address(name))
    return OutboundMessage.objects.filter(delivery_id__in=mine.values("pk")).latest("created_at")


def state_of(name: str) -> Any:
    return Delivery.objects.filter(plan__edition="2", contact__email=address(name)).latest("state_at").state
