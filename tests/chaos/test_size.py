"""A distribution to fifty thousand, and a list of as many: one process does either and stays small."""

import csv
import io
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.models import Count
from openpyxl import Workbook

from dissemination.models import Agency, Contact, Delivery, DirectoryImport, OutboundMessage
from dissemination.services.choose_directory import take_over
from dissemination.services.upload_directory import upload_directory
from hub.embedded.places import CLONE
from tests.chaos.conftest import WHOLE, plan_for
from tests.dissemination.directory import person
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
CONTACTS = 50_000 if WHOLE else 2_000
MOST_MEGABYTES = 200  # of the process alone: `ru_maxrss` would begin with what its parent has
MOST_FOR_A_LIST = 300
PROCESS = """
import django, pathlib, re
django.setup()
{}
print(int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) // 1024)
"""
PLAN = "from dissemination.services.run_plans import run_plans; run_plans()"
STAGE = "from dissemination.tasks import read_directory_file; read_directory_file({})"
TAKE = "from dissemination.tasks import apply_directory_file; apply_directory_file({})"
HEAD = ["agency_ref", "agency_name", "kind", "country", "email", "role_title", "contact_ref", "required_from"]


def test_planning_stays_small(faulty: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    plan_for(CONTACTS)
    connection.close()
    megabytes = megabytes_of(faulty, PLAN)
    assert Delivery.objects.count() == CONTACTS
    assert OutboundMessage.objects.filter(state="queued").count() == CONTACTS
    assert megabytes < MOST_MEGABYTES
    with capsys.disabled():
        sys.stdout.write(f"\n{CONTACTS} deliveries planned and written with {megabytes} MB\n")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_long_list_is_read_by_a_process_that_stays_small(
    rig: Rig, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = upload(kind)
    megabytes = megabytes_of(rig, STAGE.format(batch.pk))
    assert dict(batch.rows.values_list("status").annotate(rows=Count("pk"))) == {"new": CONTACTS}
    assert megabytes < MOST_FOR_A_LIST
    with capsys.disabled():
        sys.stdout.write(f"\n{CONTACTS} rows as {kind} read with {megabytes} MB\n")


def test_a_long_list_is_taken_over_by_a_process_that_stays_small(rig: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    batch = upload("csv", CONTACTS // 10)
    megabytes_of(rig, STAGE.format(batch.pk))
    batch.refresh_from_db()
    take_over(batch=batch, by=batch.owner)
    megabytes = megabytes_of(rig, TAKE.format(batch.pk))
    assert (Agency.objects.count(), Contact.objects.count()) == (CONTACTS // 20, CONTACTS // 10)
    assert megabytes < MOST_MEGABYTES
    with capsys.disabled():
        sys.stdout.write(f"\n{CONTACTS // 10} rows taken over with {megabytes} MB\n")


def upload(kind: str, number: int = CONTACTS) -> DirectoryImport:
    data = as_text(number) if kind == "csv" else workbook(number)
    batch = upload_directory(name=f"list.{kind}", data=data, by=person("officer@example.org", "officer"))
    DirectoryImport.objects.filter(pk=batch.pk).update(state="reading")
    return batch


def rows(number: int) -> Iterator[list[str]]:
    """Two contacts for each agency."""
    yield HEAD
    for place in range(number):
        agency = place // 2
        yield [
            *(f"A{agency}", f"Unit {agency}", "police", "RO", f"desk{place}@unit{agency}.example.org"),
            *(f"Desk {place}", f"c{place}", "2026-01-01"),
        ]


def as_text(number: int) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows(number))
    return out.getvalue().encode()


def workbook(number: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Agencies")
    for row in rows(number):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def megabytes_of(rig: Rig, what: str) -> int:
    """The most memory that a process of its own had."""
    connection.close()
    done = subprocess.run(
        [sys.executable, "-c", PROCESS.format(what)],
        cwd=CLONE,
        env=rig.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout.split()[-1])
