"""The mailbox: each mail is handed over once, filed, and a broken one stops no other."""

import mailbox
from collections.abc import Iterator
from pathlib import Path

import pytest

from dissemination.models import EvidenceSource
from dissemination.services.read_mailbox import read_mailbox
from hub.ports import inbox
from hub.ports.inbox import IncomingMail

pytestmark = pytest.mark.django_db
taken: list[IncomingMail] = []


@pytest.fixture(autouse=True)
def room() -> Iterator[None]:
    def take(mail: IncomingMail) -> None:
        if mail.token == "broken":
            raise ValueError(mail.token)
        taken.append(mail)

    inbox.register("test-room", take)
    yield
    inbox._handlers.pop("test-room")
    taken.clear()


def deliver(folder: Path, to: str, **headers: str) -> None:
    box = mailbox.Maildir(folder)
    lines = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    box.add(f"From: a@example.org\nTo: {to}\nSubject: Hello\nMessage-ID: <1@example.org>\n{lines}\nText.\n".encode())


def test_a_mail_reaches_the_room_of_its_address_once(tmp_path: Path) -> None:
    folder = tmp_path / "box"
    deliver(folder, "Somebody <test-room+Abc_1@hub.example.org>")
    assert read_mailbox(folder=str(folder)) == 1
    assert read_mailbox(folder=str(folder)) == 0
    assert [(mail.token, mail.sender, mail.text.strip(), mail.automatic) for mail in taken] == [
        ("Abc_1", "a@example.org", "Text.", False)
    ]


def test_a_mailbox_without_a_place_for_what_was_read_gets_one(tmp_path: Path) -> None:
    folder = tmp_path / "box"
    deliver(folder, "test-room+t@hub.example.org")
    (folder / "cur").rmdir()
    assert [read_mailbox(folder=str(folder)), read_mailbox(folder=str(folder))] == [1, 0]
    assert len(taken) == len(list((folder / "cur").iterdir())) == 1


def test_automatic_mail_says_so_and_strangers_are_filed(tmp_path: Path) -> None:
    folder = tmp_path / "box"
    deliver(folder, "test-room+t@hub.example.org", Auto_Submitted="auto-replied")
    deliver(folder, "nobody@hub.example.org")
    assert read_mailbox(folder=str(folder)) == 1
    assert taken[0].automatic
    assert not list((folder / "new").iterdir())


def test_one_that_cannot_be_taken_is_flagged_and_stops_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "box"
    deliver(folder, "test-room+broken@hub.example.org")
    deliver(folder, "test-room+fine@hub.example.org")
    assert read_mailbox(folder=str(folder)) == 1
    flags = {message.get_flags() for message in mailbox.Maildir(folder)}
    assert flags == {"F", "S"}


def test_when_it_was_read_last_is_known(tmp_path: Path) -> None:
    folder = tmp_path / "box"
    deliver(folder, "test-room+t@hub.example.org")
    read_mailbox(folder=str(folder))
    assert EvidenceSource.objects.get(name="mailbox").read_at
    read_mailbox(folder=str(tmp_path / "none"))  # not mounted: its silence grows old
    assert EvidenceSource.objects.exists()
    read_mailbox(folder="")
    assert not EvidenceSource.objects.exists()


def test_without_a_mailbox_nothing_is_read(tmp_path: Path) -> None:
    assert read_mailbox(folder="") == 0
    assert read_mailbox(folder=str(tmp_path / "none")) == 0
