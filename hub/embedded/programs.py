"""The processes of `make run`, in the order in which they start."""

import os
import signal
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from hub.embedded import addresses
from hub.embedded.places import CLONE, Places
from hub.embedded.postgres import Postgres
from hub.embedded.supervisor import Program
from hub.embedded.valkey import Valkey
from hub.env import ENV
from hub.queues import Queue
from hub.settings.parts.i18n import LANGUAGES

OWN_DOMAIN = ENV.mail_domain.lower()
"""Mail to it comes back to the Hub, a canary of each language included."""


@dataclass(frozen=True)
class Ports:
    host: str
    web: int
    mail: int
    smtp: int


@dataclass(frozen=True)
class Programs:
    """Everything `make run` starts; servers that the environment points elsewhere are left out."""

    var: Path
    ports: Ports
    database_url: str = ""
    redis_url: str = ""

    def environment(self) -> dict[str, str]:
        return {
            "DJANGO_SETTINGS_MODULE": "hub.settings.dev",
            "PUBLIC_URL": f"http://localhost:{self.ports.web}",
            "MAILBOX": str(self._maildir),
            "CANARIES": ",".join(f"{code}=canary+{code}@{OWN_DOMAIN}" for code, _name in LANGUAGES),
            **os.environ,
            "PYTHONUNBUFFERED": "1",
            "HUB_VAR": str(self.var),
            "DATABASE_URL": self.database_url or addresses.database_url(self.var),
            "REDIS_URL": self.redis_url or addresses.redis_url(self.var),
            "SMTP_PORT": str(self.ports.smtp),
            "MAIL_PORT": str(self.ports.mail),
            "PORT": str(self.ports.web),
        }

    def postgres(self) -> Program | None:
        if self.database_url:
            return None
        server = Postgres(Places(self.var))
        server.prepare()
        return Program(
            "PostgreSQL",
            server.command(),
            server.process_options(),
            server.prepare,
            stop_signal=signal.SIGINT,
        )

    def valkey(self) -> Program | None:
        if self.redis_url:
            return None
        server = Valkey(Places(self.var))
        return Program("Valkey", server.command(), before=server.prepare)

    def catcher(self) -> Program:
        home = ("--maildir", str(self._maildir), "--own-domain", OWN_DOMAIN)
        return self._python("mail catcher", "hub.embedded.catcher", "--host", self.ports.host, *home)

    @property
    def _maildir(self) -> Path:
        return self.var / "mailbox"

    def prepare(self, step: str) -> Program:
        return self._python(f"prepare {step}", "hub.embedded.prepare", step)

    def web(self) -> Program:
        return self._python(
            "web server",
            "granian",
            *("--interface", "wsgi", "--host", self.ports.host, "--port", str(self.ports.web)),
            *("--workers", "1", "--blocking-threads", "4", "--no-access-log"),
            "hub.wsgi:application",
        )

    def worker(self) -> Program:
        return self._worker("worker", *(queue for queue in Queue if queue != Queue.BUILD), processes=2)

    def builder(self) -> Program:
        """A process of its own, as two files of editions would keep every letter waiting for minutes."""
        return self._worker("builder", Queue.BUILD, processes=1)

    def beat(self) -> Program:
        return self._celery("beat", "-s", str(self.var / "beat"), "--pidfile", "", "--loglevel", "INFO")

    def _worker(self, name: str, *queues: Queue, processes: int) -> Program:
        taken = ("-n", f"{name}@%h", "-Q", ",".join(queue.value for queue in queues), "-c", str(processes))
        worker = self._celery("worker", *taken, "--loglevel", "INFO", "--without-gossip")
        return replace(worker, name=name, nice=10)  # a page may not wait for a letter

    def _celery(self, command: str, *arguments: str) -> Program:
        return self._python(command, "celery", "-A", "hub.celery:app", "--quiet", command, *arguments)

    def _python(self, name: str, module: str, *arguments: str) -> Program:
        return Program(name, [sys.executable, "-m", module, *arguments], {"cwd": CLONE, "env": self.environment()})
