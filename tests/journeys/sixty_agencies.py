"""From a dry run to acknowledgement: sixty agencies of five countries, in five languages, on an ordinary bad day.

`test_new_language.py` runs it in a Hub that speaks German, too. The relay is a real one that refuses, puts off and
cuts; reports and automatic answers come by the mailbox; officers and agencies use their pages.
"""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from dissemination.models import Contact, Delivery, DeliveryEvent, OutboundMessage, Plan
from dissemination.queries.invariants import broken
from dissemination.queries.unlike import unlike
from dissemination.services.project import project
from dissemination.services.run_plans import run_plans
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
    {"address": "en02@*", "at": "data", "cut": "before", "times": 3},
]
BOUNCES_LATER, AWAY = "de00", "da02"
CASES, TRAY, COVERAGE = (f"/admin/distribution/{page}/" for page in ("cases", "tray", "coverage"))
CASE = re.compile(rf'<a href="{CASES}([0-9a-f-]{{36}})/">[^<]*<span class="w-sr-only">: (\w+)@')


@pytest.fixture
def hub(faulty: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Maildir of the Hub's addresses."""
    monkeypatch.setattr(citable, "_provider", Manual(list(COUNTRIES.values())))
    for country, language in COUNTRIES.items():
        for number in range(EACH):
            contact(agency(f"Unit {language}{number:02}", country), address(f"{language}{number:02}"), language)
    for name in ("new", "cur", "tmp"):
        (tmp_path / "box" / name).mkdir(parents=True)
    return tmp_path / "box"


def test_sixty_agencies_hear_of_an_edition_and_say_so(faulty: Rig, hub: Path) -> None:
    officer, yesterday = signed_in("officer"), timezone.localdate() - timedelta(days=1)
    held_since_yesterday()
    before = matrix(officer, "1", yesterday), matrix(officer, "2", yesterday)
    plan = planned_and_approved(officer)
    handed_over(faulty, plan)
    reports_come_by_the_mailbox(hub)
    messages_speak_five_languages(faulty)
    said = agencies_answer(faulty)
    officer_empties_the_tray(faulty, officer)
    assert matrix(officer, "2")[-1].startswith(f"All countries {said} confirmed")
    assert (matrix(officer, "1", yesterday), matrix(officer, "2", yesterday)) == before
    assert before[0][-1].startswith("All countries 10 confirmed")
    assert before[1][-1].startswith("All countries 0 handed over")
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


def matrix(client: Client, edition: str, on: date | None = None) -> list[str]:
    """The rows of the page of coverage as they are read, the sum last."""
    page = client.get(COVERAGE, {"edition": edition, **({"on": on.isoformat()} if on else {})})
    [table] = html.fromstring(page.text).find_class("ds-matrix")
    return [" ".join(row.text_content().split()) for row in table.iter("tr")]


def press(client: Client, page: str, act: str, **fields: str) -> str:
    """Send a form of the page as it stands there, with what was typed and the button that was pressed."""
    [form] = [one for one in html.fromstring(client.get(page).text).forms if one.action.endswith(act)]
    if "choice" in fields:
        assert form.xpath(f".//button[@name='choice'][@value='{fields['choice']}']")
    typed = {name: value for name, value in fields.items() if name != "choice"}
    assert typed.keys() <= set(form.fields)
    return client.post(form.action, {**dict(form.form_values()), **fields}, follow=True).text


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


def planned_and_approved(officer: Client) -> Plan:
    approver = signed_in("approver")
    asked = {"edition": "2", "nonce": str(uuid4())}
    dry_run = officer.get("/admin/distribution/new/", asked).content.decode()
    assert "Unit de11" in dry_run
    assert "60 messages would go out." in dry_run
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
    assert states == {"accepted": 55, "failed": 4, "held": 1}
    taken = Counter(entry for entry in accepted(rig).elements())
    assert set(taken.values()) == {1}
    assert len(taken) == 55


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
        "sent": 14,
        "waiting": 1,
        "bounced": 3,
        "failed": 2,
    }
    return said


def officer_empties_the_tray(rig: Rig, officer: Client) -> None:
    """What was cut off three times goes once more; of each mailbox that is gone there is a case.

    The mail reaches who can be reached, and the loss of the rest is said.
    """
    page = officer.get(TRAY).text
    assert "Unit en02" in page and "3 cases of mail that came back" in page
    assert "Decided." in press(officer, TRAY, f"/tray/{_message('en02').pk}/", choice="send_again")
    cases = {name: f"{CASES}{key}/" for key, name in CASE.findall(officer.get(CASES).text)}
    assert set(cases) == {"ro00", "nl00", "de00"}
    new = {"email": address("nl00.new"), "role_title": "Duty desk"}
    assert "Settled." in press(officer, cases["ro00"], "/correct/", email=address("ro00.desk"))
    assert "Settled." in press(officer, cases["nl00"], "/replace/", **new)
    assert "Settled." in press(officer, cases["de00"], "/settle/", choice="loss")
    assert "No case is open" in officer.get(CASES).text
    drain_all()
    assert state_of("ro00.desk") == state_of("nl00.new") == state_of("en02") == "sent"
    assert Contact.objects.get(email=address("nl00")).status != "active"
    assert {accepted(rig)[address(name)] for name in ("nl00.new", "ro00.desk", "en02")} == {1}
    page = officer.get(TRAY).text
    assert "The tray is empty." in page
    assert "mail that came back</a>" not in page and "Nobody could be told" not in page


def _message(name: str) -> OutboundMessage:
    mine = Delivery.objects.filter(plan__edition="2", contact__email=address(name))
    return OutboundMessage.objects.filter(delivery_id__in=mine.values("pk")).latest("created_at")


def state_of(name: str) -> Any:
    return Delivery.objects.filter(plan__edition="2", contact__email=address(name)).latest("state_at").state
