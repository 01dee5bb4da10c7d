"""Who was erased is in no file that officers take away, in nothing that the Hub keeps on its disk, cache or log."""

import io
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from dissemination.channels.base import Phase, Reply
from dissemination.channels.domains import MAILBOXES
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import DirectoryImport, DomainHold
from dissemination.services.drain import drain
from dissemination.services.erase_address import erase_address
from dissemination.services.read_mailbox import read_mailbox
from tests.dissemination.persons.conftest import ADDRESS, HEADS, NAME, ROW, Person

pytestmark = pytest.mark.django_db
POPESCU = b"popescu"


def files_of_officers(client: Client) -> dict[str, bytes]:
    """Each file of the directory that an officer can take away, a workbook as the text of its cells."""
    faulty = DirectoryImport.objects.get(name="list.csv").key
    pages = {
        "directory": reverse("directory_export_csv"),
        "directory as workbook": reverse("directory_export_xlsx"),
        "faults": reverse("directory_import_faults_csv", args=[faulty]),
        "questions": reverse("contact_reviews_csv"),
    }
    content = {name: b"".join(client.get(page).streaming_content) for name, page in pages.items()}
    book = load_workbook(io.BytesIO(content["directory as workbook"])).active
    content["directory as workbook"] = str([cell.value for row in book.rows for cell in row]).encode()
    return {name: text.lower() for name, text in content.items()}


def test_no_file_that_an_officer_takes_away_names_them_any_more(ana: Person) -> None:
    client = Client()
    client.force_login(ana.officer)
    assert client.post(reverse("contact_reviews_start"), {"country": "RO"}).status_code == 302
    before = files_of_officers(client)
    assert [name for name, text in before.items() if POPESCU not in text] == []
    erase_address(address=ADDRESS)
    after = files_of_officers(client)
    assert all(after.values()) and b"unit 7" in after["directory"]
    assert [name for name, text in after.items() if POPESCU in text] == []


def on_disk(folder: Path) -> list[Path]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if POPESCU in file.read_bytes().lower()]


@pytest.mark.django_db(transaction=True)
def test_no_file_that_the_hub_writes_names_them(ana: Person, tmp_path: Path, settings: Any) -> None:
    settings.HUB_SUPPRESSION_LIST = str(tmp_path / "suppressions.jsonl")
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.MEDIA_ROOT = str(tmp_path / "media")
    kept = default_storage.save("probe.txt", io.BytesIO(POPESCU))
    assert [file.name for file in on_disk(tmp_path)] == [kept]
    default_storage.delete(kept)
    client = Client()
    client.force_login(ana.officer)
    upload = io.BytesIO(f"{HEADS}{ROW * 40_000}".encode())  # more than is held in memory
    upload.name = "large.csv"
    assert client.post(reverse("directory_imports"), {"file": upload}).status_code == 302
    erase_address(address=ADDRESS)
    assert (tmp_path / "suppressions.jsonl").read_text()
    assert on_disk(tmp_path) == []


def in_cache() -> list[str]:
    """What the server of the cache, which carries the doorbells too, holds about them."""
    server = cache._cache.get_client()
    readers = {b"string": server.get, b"hash": server.hgetall, b"set": server.smembers}
    held = {}
    for key in server.scan_iter():
        kind = server.type(key)
        held[key] = readers[kind](key) if kind in readers else server.lrange(key, 0, -1) if kind == b"list" else b""
    return [str(key) for key, value in held.items() if POPESCU in f"{key!r}{value!r}".lower().encode()]


@pytest.mark.django_db(transaction=True)
def test_what_they_and_officers_do_leaves_nothing_in_the_cache(ana: Person) -> None:
    cache.set("probe", ADDRESS)
    assert len(in_cache()) == 1
    cache.delete("probe")
    officer, they = Client(), Client()
    officer.force_login(ana.officer)
    for page in ("directory_export_csv", "contact_requests", "dissemination_tray", "person_data"):
        assert officer.get(reverse(page)).status_code == 200
    assert officer.post(reverse("person_data"), {"email": ADDRESS}).status_code == 200
    form = {"email": ADDRESS, "themes": [], "countries": ["country:RO"], "cadence": "weekly", "language": "ro"}
    assert they.post("/en/subscribe/", form).status_code == 302
    assert they.post("/account/password/reset/", {"email": ADDRESS}).status_code == 302
    assert they.post("/account/login/", {"login": ADDRESS, "password": "no"}).status_code == 200
    assert they.get("/en/coverage/").status_code == 200
    assert cache._cache.get_client().dbsize() > 0
    assert in_cache() == []
    assert officer.post(reverse("person_data_erase"), {"email": ADDRESS, "sure": "on"}).status_code in (200, 302)
    assert in_cache() == []


@pytest.mark.django_db(transaction=True)
def test_whatever_goes_wrong_with_their_mail_the_log_does_not_name_them(
    ana: Person, queued: Callable[..., object], relay: MemoryChannel, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("tests").debug(ADDRESS)
    assert POPESCU in caplog.text.lower().encode()
    caplog.clear()
    blocked = Reply(Phase.RCPT, 550, "5.7.1", f"<{ADDRESS}>: blocked")
    for number in range(MAILBOXES):
        relay.answer(f"popescu{number}@politie.example", blocked)
        queued(f"popescu{number}@politie.example")
    queued(ADDRESS, fill={})  # cannot be filled
    drain(lane=Lane.NORMAL, channel=relay)
    assert DomainHold.objects.get().domain == "politie.example"
    box = tmp_path / "box"
    for folder in ("new", "cur", "tmp"):
        (box / folder).mkdir(parents=True)
    (box / "new" / "1.mx").write_bytes(f"To: b+{'0' * 32}@hub.example.org\nFrom: {ADDRESS}\n\n{NAME}".encode())
    read_mailbox(folder=str(box))
    they = Client()
    assert they.post("/account/login/", {"login": ADDRESS, "password": "no"}).status_code == 200
    assert they.post("/account/password/reset/", {"email": ADDRESS}).status_code == 302
    erase_address(address=ADDRESS)
    assert "politie.example blocks our mail" in caplog.text
    assert POPESCU not in caplog.text.lower().encode()
