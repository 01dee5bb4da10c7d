"""The mailbox: each mail is handed over once, a broken one stops no other, a stranger's is kept for a while."""

import mailbox
import os
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dissemination.models import EvidenceSource
from dissemination.services.erase_address import erase_address
from dissemination.services.read_mailbox import read_mailbox
from dissemination.tasks import purge
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
    deliver(folder, "nobody@hub.example.org")
    (folder / "cur").rmdir()
    assert read_mailbox(folder=str(folder)) == 0
    assert (len(list((folder / "cur").iterdir())), list((folder / "new").iterdir())) == (1, [])


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
    assert flags == {"F"}


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


def test_what_no_room_took_is_kept_thirty_days(tmp_path: Path, settings: Any) -> None:
    folder, settings.HUB_MAILBOX = tmp_path / "box", str(tmp_path / "box")
    deliver(folder, "nobody@hub.example.org")
    deliver(folder, "test-room+broken@hub.example.org")
    read_mailbox(folder=str(folder))
    old, new = sorted((folder / "cur").iterdir())
    for path, days in ((old, 31), (new, 29)):
        moment = time.time() - days * 86_400
        os.utime(path, (moment, moment))
    purge()
    assert list((folder / "cur").iterdir()) == [new]


@pytest.mark.parametrize("shape", ["From: {}\n\n.", "Content-Transfer-Encoding: base64\n\n{}"])
@pytest.mark.django_db(transaction=True)
def test_what_no_room_took_goes_when_it_names_an_erased_address(tmp_path: Path, settings: Any, shape: str) -> None:
    settings.HUB_MAILBOX = str(tmp_path)
    for name in ("new", "cur"):
        (tmp_path / name).mkdir()
    for name, address in (("1.mx", "ANA@example.org"), ("2.mx", "joana@example.org")):
        said = b64encode(f"Ask {address}.".encode()).decode() if "base64" in shape else address
        (tmp_path / "new" / name).write_text("To: nobody@hub.example.org\n" + shape.format(said))
    read_mailbox(folder=str(tmp_path))
    erase_address(address="ana@example.org")
    assert [path.name for path in (tmp_path / "cur").iterdir()] == ["2.mx:2,S"]
