"""`make run`: the whole Hub in one terminal (`python -m hub.embedded`); `reset` forgets its data."""

import errno
import fcntl
import json
import os
import shutil
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import environ
import psycopg
from psycopg.conninfo import make_conninfo

from hub.embedded.catalogues import compile_all
from hub.embedded.places import VAR, PlaceError, Places
from hub.embedded.postgres import Postgres
from hub.embedded.programs import Ports, Programs
from hub.embedded.progress import Progress
from hub.embedded.supervisor import Look, Supervisor
from hub.embedded.terminal import Refusal, say, step
from hub.embedded.valkey import Valkey
from hub.env import ENV

WORDS = {
    "database": "bringing the database up to date",
    "files": "collecting style sheets and scripts",
    "sample": "writing the sample content (once)",
}
START_SECONDS = 60
"""How long a worker may take until it takes mail: it is not replaced again before."""
LOG_INS = (
    *("admin", "editor", "translator.ro", "reviewer.ro", "lead.ro", "officer", "approver"),
    *("country.desk.nl", "auditor", "moderator", "practitioner", "partner"),
)


def run() -> None:
    ports = Ports(ENV.host, ENV.port, ENV.mail_port, ENV.smtp_port)
    with only_run():
        check_ports(ports)
        supervisor = Supervisor(ENV.var / "log")
        try:
            start(supervisor, Programs(ENV.var, ports, ENV.database_url, ENV.redis_url))
            greet(ports)
            supervisor.watch(look_at_the_worker(ports))
        except (Refusal, PlaceError) as refusal:
            say(f"\n  {refusal}")
            raise SystemExit(1) from None
        finally:
            say("\n  Stopping …")
            supervisor.stop()
    say("  Stopped.")


def start(supervisor: Supervisor, programs: Programs) -> None:
    """Servers first, then what the code needs of them, then the Hub's own processes."""
    with step("Starting the database, the broker and the mail catcher"):
        for server in (programs.postgres(), programs.valkey(), programs.catcher()):
            if server is not None:
                supervisor.start(server)
        places = Places(programs.var)
        if not programs.database_url:
            postgres = Postgres(places)
            supervisor.wait_until(postgres.is_running, "The start of PostgreSQL", 60)
            postgres.create_database()
        if not programs.redis_url:
            supervisor.wait_until(Valkey(places).is_running, "The start of Valkey", 10)
    compile_all()
    bring_up_to_date(supervisor, programs)
    with step("Starting web server, workers and beat"):
        for program in (programs.web(), programs.worker(), programs.builder(), programs.beat()):
            supervisor.start(program)
        supervisor.wait_until(lambda: answers(programs.ports), "The first page", 60)


def bring_up_to_date(supervisor: Supervisor, programs: Programs) -> None:
    """Database and files side by side, as neither needs the other; the sample content needs both."""
    progress = Progress(conninfo(programs))
    pending = progress.pending()
    code = [name for name in pending if name != "sample"]
    if code:
        with step(" and ".join(WORDS[name] for name in code)):
            supervisor.run(*(programs.prepare(name) for name in code))
            for name in code:
                progress.remember(name)
    if "sample" in pending:
        with step(WORDS["sample"]):
            supervisor.run(programs.prepare("sample"))
            progress.remember("sample")


def greet(ports: Ports) -> None:
    site = f"http://localhost:{ports.web}"
    say()
    say(f"  The Hub        {site}/")
    say(f"  Admin          {site}/admin/")
    say(f"  Caught mail    http://localhost:{ports.mail}/   (SMTP on port {ports.smtp})")
    say(f"  Demo log-ins   {', '.join(f'{name}@example.org' for name in LOG_INS)}")
    say(f"  Password       {ENV.demo_password}")
    say()
    say(f"  Logs are in {ENV.var / 'log'}; Ctrl-C stops everything.")


def reset() -> None:
    """The next run starts with an empty database and fresh sample content."""
    with only_run():
        places = Places(ENV.var)
        Postgres(places).stop()
        kept_in_var = [ENV.var / name for name in ("mail", "media", "log", "static")]
        for folder in (places.home, places.sockets, *kept_in_var):
            shutil.rmtree(folder, ignore_errors=True)
        places.valkey_socket.unlink(missing_ok=True)
    say("  Forgotten: database, mail, files. `make run` starts afresh.")


@contextmanager
def only_run() -> Iterator[None]:
    """The lock is the kernel's, so that it cannot outlive a killed run."""
    ENV.var.mkdir(parents=True, exist_ok=True)
    with (ENV.var / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            owner = lock.read().strip() or "unknown"
            raise Refusal(f"The Hub of this folder runs already (process {owner}): stop it first.") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def check_ports(ports: Ports) -> None:
    for variable, port in (("PORT", ports.web), ("MAIL_PORT", ports.mail), ("SMTP_PORT", ports.smtp)):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((ports.host, port))
            except OSError as error:
                raise Refusal(
                    f"Port {port} is taken ({error.strerror}): choose another with {variable}, "
                    f"for example `{variable}={port + 1} make run`."
                ) from None


def answers(ports: Ports) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{ports.web}/livez", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def look_at_the_worker(ports: Ports) -> Look:
    """By what the database holds, which the web server asks: a worker may live and yet take nothing."""

    def wrong() -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{ports.web}/readyz", timeout=5) as answer:
                work = str(json.load(answer).get("work", ""))
        except (OSError, ValueError):
            return ""
        return f"does not work ({work})" if work.startswith("behind") else ""

    return Look("worker", wrong, patience=max(ENV.late_seconds, START_SECONDS))


def conninfo(programs: Programs) -> str:
    given = environ.Env.db_url_config(programs.environment()["DATABASE_URL"])
    keys = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password", "NAME": "dbname"}
    return make_conninfo(**{keys[key]: str(value) for key, value in given.items() if key in keys and value})


def main() -> int:
    action = {"run": run, "reset": reset}[sys.argv[1] if len(sys.argv) > 1 else "run"]
    try:
        action()
    except (Refusal, PlaceError) as refusal:
        say(f"\n  {refusal}")
        return 1
    except psycopg.Error as error:
        say(f"\n  The database does not answer: {error}")
        return 1
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EACCES, errno.EROFS):
            raise
        say(f"\n  {error.strerror}: {error.filename or VAR}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
