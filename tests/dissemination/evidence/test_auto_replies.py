"""Automatic answers: noted, never counted against anybody; that somebody left is told."""

from pathlib import Path

import pytest

from dissemination.models import DeliveryEvent, OutboundMessage, RelayText
from dissemination.services.reconcile import reconcile
from tests.dissemination.evidence import samples
from tests.dissemination.evidence.conftest import HandedOver, kinds_of, state_of
from tests.dissemination.evidence.mailbox import receive
from tests.dissemination.evidence.samples import fill

pytestmark = pytest.mark.django_db
AUTO = "Auto-Submitted: auto-replied"
AWAY = [
    ("Automatic reply: Edition 2", AUTO, "I am out of the office until Monday."),
    ("Răspuns automat: Ediția 2", "X-Auto-Response-Suppress: All", "Sunt în concediu până pe 3 decembrie."),
    ("Automatisch antwoord: Editie 2", AUTO, "Ik ben afwezig tot maandag en lees mijn mail niet."),
    ("Autosvar: Udgave 2", "Precedence: bulk", "Jeg er på ferie til mandag."),
    ("Abwesenheitsnotiz: Ausgabe 2", "X-Autoreply: yes", "Ich bin bis Montag nicht im Büro."),
]
LEFT = [
    ("Automatic reply", AUTO, "Jane no longer works here. Please write to desk@example.org."),
    ("Automatic reply", AUTO, "She has left the organisation."),
    ("Răspuns automat", AUTO, "Doamna Pop nu mai lucrează în cadrul instituției."),
    ("Răspuns automat", AUTO, "Colegul nostru a părăsit instituția."),
    ("Automatisch antwoord", AUTO, "Jan is niet meer werkzaam bij de politie."),
    ("Automatisch antwoord", AUTO, "Zij heeft onze organisatie verlaten."),
    ("Autosvar", AUTO, "Jens er fratrådt sin stilling."),
    ("Autosvar", AUTO, "Jeg arbejder ikke længere i styrelsen."),
    ("Automatische Antwort", AUTO, "Frau Weber ist nicht mehr bei uns tätig."),
    ("Automatische Antwort", AUTO, "Herr Braun hat das Amt verlassen."),
]


@pytest.mark.parametrize(("subject", "headers", "text"), AWAY)
def test_who_is_away_is_still_there(handed_over: HandedOver, box: Path, subject: str, headers: str, text: str) -> None:
    message = handed_over()
    mail = fill(samples.AUTO, message, subject=subject, headers=headers, text=text)
    receive(box, mail, mail)
    assert (kinds_of(message), state_of(message)) == (["auto_reply"], "sent")
    assert "left" not in DeliveryEvent.objects.get(kind="auto_reply").detail
    assert not RelayText.objects.exists()


@pytest.mark.parametrize(("subject", "headers", "text"), LEFT)
def test_who_has_left_is_told(handed_over: HandedOver, box: Path, subject: str, headers: str, text: str) -> None:
    message = handed_over()
    receive(box, fill(samples.AUTO, message, subject=subject, headers=headers, text=text))
    assert DeliveryEvent.objects.get(kind="auto_reply").detail["left"]
    assert RelayText.objects.get().text.strip() == text


def test_who_sends_without_an_envelope_is_a_machine(handed_over: HandedOver, box: Path) -> None:
    message = handed_over()
    receive(box, fill(samples.AUTO, message, subject="Edition 2", headers="X: y", text="We read this on Monday."))
    assert kinds_of(message) == ["auto_reply"]


def test_an_answer_of_a_person_is_none_of_ours(handed_over: HandedOver, box: Path) -> None:
    message = handed_over()
    mail = fill(
        samples.AUTO, message, subject="Re: Edition 2", headers="X: y", text="Thank you, I no longer work nights."
    )
    receive(box, mail.replace(b"Return-Path: <>\r\n", b""))
    assert kinds_of(message) == []


def test_an_automatic_answer_proves_that_the_mail_was_taken(handed_over: HandedOver, box: Path) -> None:
    message = handed_over(state="in_doubt")
    receive(box, fill(samples.AUTO, message, subject="Autosvar", headers=AUTO, text="Ferie"))
    reconcile()
    assert OutboundMessage.objects.get(pk=message.pk).state == "accepted"
