"""The embedded servers: where they lie, and what they make of the remains of a killed run."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from hub.embedded import account, places
from hub.embedded.addresses import database_url
from hub.embedded.places import LONGEST_SOCKET, TESTS, PlaceError, Places
from hub.embedded.postgres import Postgres
from hub.embedded.valkey import Valkey


@pytest.fixture
def base() -> Iterator[Path]:
    folder = TESTS / f"servers-{os.getpid()}"
    yield folder
    for left in (Places(folder).home, Places(folder).sockets, folder):
        shutil.rmtree(left, ignore_errors=True)


def test_a_server_comes_back_after_a_kill(base: Path) -> None:
    postgres = Postgres(Places(base), durable=False)
    postgres.start()
    try:
        process = int((postgres.places.cluster / "postmaster.pid").read_text().splitlines()[0])
        os.kill(process, signal.SIGKILL)
        postgres.start()
        assert postgres.is_running()
    finally:
        postgres.stop()
    assert not postgres.is_running()


def test_a_lock_that_names_a_stranger_is_no_hindrance(base: Path) -> None:
    """The number of a killed server may have gone to another process."""
    postgres = Postgres(Places(base), durable=False)
    postgres.prepare()
    lock = postgres.places.cluster / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n{postgres.places.cluster}\n")
    lock.chmod(0o600)
    postgres.start()
    assert postgres.is_running()
    postgres.stop()


def test_a_killed_initdb_leaves_nothing_that_looks_finished(base: Path) -> None:
    postgres = Postgres(Places(base), durable=False)
    postgres.prepare()
    shutil.move(postgres.places.cluster, postgres.places.home / "cluster.new")
    postgres.start()
    assert postgres.is_running()
    postgres.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's cluster lies outside the clone")
def test_the_database_of_a_deleted_clone_is_not_taken_over(base: Path) -> None:
    postgres = Postgres(Places(base), durable=False)
    postgres.start()
    postgres.create_database("old")
    shutil.rmtree(base)
    again = Postgres(Places(base), durable=False)
    again.prepare()
    again.start()
    try:
        with psycopg.connect(host=str(again.places.sockets), user="hub", dbname="hub") as server:
            assert server.execute("SELECT 1 FROM pg_database WHERE datname = 'old'").fetchone() is None
    finally:
        again.stop()


def test_the_cluster_speaks_utf8_and_listens_on_no_port(base: Path) -> None:
    postgres = Postgres(Places(base), durable=False)
    postgres.start()
    try:
        with psycopg.connect(host=str(postgres.places.sockets), user="hub", dbname="hub") as server:
            shown = {
                name: server.execute(f"SHOW {name}").fetchone()[0]
                for name in ("server_encoding", "listen_addresses", "unix_socket_permissions")
            }
        assert shown == {"server_encoding": "UTF8", "listen_addresses": "", "unix_socket_permissions": "0700"}
        assert postgres.places.sockets.stat().st_mode & 0o077 == 0
    finally:
        postgres.stop()


def test_a_socket_path_is_never_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places.os, "geteuid", lambda: 1000)
    deep = Places(Path("/srv") / ("a-long-name/" * 12) / "var")
    assert len(str(deep.sockets / ".s.PGSQL.5432")) <= LONGEST_SOCKET
    assert len(str(deep.valkey_socket)) <= LONGEST_SOCKET
    assert deep.cluster.is_relative_to(deep.base)


def test_a_folder_that_somebody_else_made_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SHORT_ROOT", tmp_path)
    here = Places(tmp_path / "var")
    here.outside.mkdir(mode=0o777)
    here.outside.chmod(0o777)
    with pytest.raises(PlaceError, match="somebody else"):
        here.make_outside()


def test_root_is_never_the_service_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account.os, "geteuid", lambda: 0)
    monkeypatch.setenv("HUB_SERVICE_USER", "root")
    with pytest.raises(PlaceError, match="refuses root"):
        account.service_account()


def test_an_address_can_be_read_by_the_settings() -> None:
    from_settings = database_url(TESTS)
    assert from_settings.startswith("postgres://hub@//") and from_settings.endswith("/hub")


def test_valkey_takes_over_from_a_killed_one(base: Path) -> None:
    valkey = Valkey(Places(base))
    valkey.start()
    pid = valkey._client().info("server")["process_id"]
    os.kill(pid, signal.SIGKILL)
    valkey.start()
    assert valkey.is_running()
    valkey.stop()
    assert not valkey.is_running()
