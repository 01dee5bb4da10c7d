"""`manage.py drain --loop` outlives a database that goes away: it reconnects, and what was due is done."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from psycopg import sql

from dissemination import tasks
from dissemination.housekeeping import Housekeeping
from dissemination.models import OutboundMessage
from dissemination.services.enqueue import Draft, Wording, enqueue
from hub.embedded.places import CLONE
from tests.rig import databases
from tests.rig.mail import wait_until
from tests.rig.processes import Rig, end_with_us

OTHERS = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""


def ask(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def opened(database: str, is_open: bool) -> None:
    with databases.connection_to("postgres") as server:
        statement = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
        server.execute(statement.format(sql.Identifier(database), sql.Literal(is_open)))


def write(number: int) -> None:
    wording = Wording(language="en", subject="s", text="t")
    enqueue(
        Draft(key=f"loop:{number}", kind="service", recipient="x", address=f"{number}@example.org", wording=wording)
    )


def gone(number: int) -> bool:
    return OutboundMessage.objects.filter(state="accepted").count() == number


@pytest.fixture
def loop(rig: Rig) -> Iterator[subprocess.Popen[str]]:
    with (rig.base / "loop.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "drain", "--loop", "--every", "0.2"],
            cwd=CLONE, env=rig.environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            text=True, start_new_session=True, preexec_fn=end_with_us,
        )  # fmt: skip
        yield process
        process.kill()
        process.wait(timeout=10)


@pytest.mark.xdist_group("journey-loop")
def test_the_loop_outlives_its_database(rig: Rig, loop: subprocess.Popen[str]) -> None:
    write(1)
    wait_until(lambda: gone(1), "the first message", 60)
    for number in (2, 3):
        ask(OTHERS)
        write(number)
        wait_until(lambda number=number: gone(number), "a message after the connection was ended")  # type: ignore[misc]
    ask("SELECT 1")  # this process keeps the connection that it has
    opened(rig.database, False)
    try:
        ask(OTHERS)
        write(4)
        log = rig.base / "loop.log"
        wait_until(lambda: log.read_text().count("The database is away") >= 2, "the loop to notice twice")
    finally:
        opened(rig.database, True)
    wait_until(lambda: gone(4), "the message that was written meanwhile")
    assert loop.poll() is None


@pytest.mark.django_db(transaction=True)
def test_what_was_due_while_the_database_was_away_stays_due(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def away() -> None:
        asked.append("purge")
        ask("SELECT pg_terminate_backend(pg_backend_pid())")

    monkeypatch.setattr(tasks.purge, "run", away)
    house = Housekeeping(30)
    for _ in range(2):
        with pytest.raises(OperationalError):
            house.do_what_is_due()
        connection.close()
    assert asked == ["purge", "purge"]
