"""An older backup does not bring back whoever was erased since: the list lies beside the database."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Contact, Subscriber, Suppression
from dissemination.queries.candidates import LeftOut, dry_run
from dissemination.services.drain import drain
from dissemination.services.erase_address import erase_address
from dissemination.services.suppress import suppress
from dissemination.services.suppression_file import opened
from dissemination.services.suppression_list import keep_list, keep_where_asked
from tests.dissemination.directory import approved_plan
from tests.dissemination.persons.conftest import ADDRESS, NAME, Person
from tests.dissemination.searching import found
from tests.rig import databases


@pytest.fixture
def beside(tmp_path: Path) -> "Path":
    file = tmp_path / "kept" / "suppressions.jsonl"
    with override_settings(HUB_SUPPRESSION_LIST=str(file)):
        yield file


@pytest.fixture
def backup() -> Iterator[str]:
    """The name of a copy of the whole database, to be made."""
    name = f"{databases.current()}_backup"
    yield name
    databases.drop(name)


def copied(source: str, target: str) -> None:
    connection.close()
    databases.replace(target, source)


@pytest.mark.django_db(transaction=True)
def test_a_restored_backup_revives_nobody(ana: Person, beside: Path, relay: MemoryChannel, backup: str) -> None:
    copied(databases.current(), backup)
    erase_address(address=ADDRESS)
    assert found(ADDRESS) == []
    copied(backup, databases.current())
    assert found(ADDRESS) and Contact.objects.filter(name=NAME).exists()
    assert not Suppression.objects.filter(reason="erasure").exists()

    call_command("suppression_list")
    assert found(ADDRESS) == found(NAME) == []
    assert Suppression.objects.get(reason="erasure").scope == "all"
    relay.accepted.clear()
    for lane in Lane:
        drain(lane=lane, channel=relay)
    assert [letter.recipient for letter in relay.accepted if "popescu" in letter.recipient] == []
    assert LeftOut.NONE not in {line.left_out for line in dry_run(approved_plan()) if line.contact_id == ana.contact.pk}


@pytest.mark.django_db
def test_the_list_names_nobody_and_lines_are_only_added(beside: Path) -> None:
    erase_address(address=ADDRESS)
    suppress(address="b@example.org", scope=Suppression.Scope.ALL, reason=Suppression.Reason.OBJECTION)
    suppress(address="c@example.org", scope=Suppression.Scope.ALL, reason=Suppression.Reason.HARD_BOUNCE)
    assert keep_list(beside).written == 2
    before = beside.read_text()
    assert "@" not in before and len(before.splitlines()) == 2
    assert set(json.loads(before.splitlines()[0])) == {"address_hash", "scope", "reason", "since"}
    assert keep_list(beside) == keep_list(beside)
    assert beside.read_text() == before


@pytest.mark.django_db
def test_a_line_that_was_cut_off_is_passed_over_and_written_again(beside: Path) -> None:
    erase_address(address=ADDRESS)
    beside.parent.mkdir()
    beside.write_text('{"address_hash": "ab')
    assert keep_list(beside).written == 1
    Suppression.objects.all().delete()
    assert keep_list(beside).restored == 1


@pytest.mark.django_db
def test_without_a_file_nothing_is_kept_and_the_command_says_so() -> None:
    assert keep_where_asked().written == 0
    with pytest.raises(CommandError):
        call_command("suppression_list")


@pytest.mark.django_db
def test_a_subscriber_that_a_backup_brings_back_is_erased_again(beside: Path) -> None:
    Subscriber.objects.create(email=ADDRESS)
    erase_address(address=ADDRESS)
    keep_list(beside)
    Suppression.objects.all().delete()
    Subscriber.objects.update(email=ADDRESS, status="unconfirmed")
    keep_list(beside)
    assert Subscriber.objects.get().status == "erased"


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """What waits for a lock for ever fails instead."""

    def give_up(*_args: object) -> None:
        pytest.fail("It waits for a lock.")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.django_db(transaction=True)
def test_erasing_again_after_a_restored_backup_waits_for_no_lock_of_its_own(beside: Path) -> None:
    Subscriber.objects.create(email=ADDRESS)
    erase_address(address=ADDRESS)
    assert len(beside.read_text().splitlines()) == 1
    Suppression.objects.all().delete()
    Subscriber.objects.update(email=ADDRESS, status="unconfirmed")
    with within(10):
        assert keep_list(beside).restored == 1
    assert Subscriber.objects.get().status == "erased"
    assert len(beside.read_text().splitlines()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_list_that_another_process_holds_keeps_no_erasure_waiting(beside: Path) -> None:
    with opened(beside), within(10):
        erase_address(address=ADDRESS)
    assert Suppression.objects.get().reason == "erasure" and beside.read_text() == ""
    assert keep_where_asked().written == 1
