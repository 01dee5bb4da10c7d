"""The Hub as real processes: web server, worker, beat, mail catcher, with a database and Valkey of their own."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hub.celery import app
from hub.embedded import addresses
from hub.embedded.places import CLONE, Places
from hub.embedded.supervisor import die_with_parent, give_way
from hub.embedded.valkey import Valkey
from hub.queues import Queue
from hub.settings.parts.database import broker
from tests.rig import databases
from tests.rig.mail import Catcher, wait_until
from tests.rig.ports import free_ports

START_SECONDS = 60.0


class Rig:
    """Started by the fixture `rig`; everything below works on this rig's own database."""

    def __init__(self, base: Path, database: str) -> None:
        self.base = base
        self.database = database
        self.catcher = Catcher(base / "mail")
        self.settings = "hub.settings.test"
        self.reads_mail = False  # set it before the worker starts, to have mail to the Hub's own addresses read
        (self.port,) = free_ports(1)
        self._valkey = Valkey(Places(base))
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._logs = base / "log"
        self._broker: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """The servers that every journey needs; the Hub's own processes are started one by one."""
        self._logs.mkdir(parents=True, exist_ok=True)
        self.start_broker()
        self.catcher.start()

    def stop(self) -> None:
        for name in list(self._running):
            self._end(name, signal.SIGKILL)
        self.catcher.stop()
        self.stop_broker()

    def url(self, path: str = "/") -> str:
        return f"http://localhost:{self.port}{path}"

    def environment(self) -> Mapping[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": self.settings,
            "HUB_VAR": str(self.base),
            "RELAY_LOG": "",
            "MAILBOX": str(self.catcher.maildir) if self.reads_mail else "",
            "DATABASE_URL": databases.url(self.database),
            "REDIS_URL": addresses.redis_url(self.base),
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(self.catcher.smtp_port),
            "MAIL_PORT": str(self.catcher.mail_port),
            "PORT": str(self.port),
            "PUBLIC_URL": self.url("").rstrip("/"),
            "PYTHONUNBUFFERED": "1",
        }

    def messages(self, to: str = "") -> list[dict[str, Any]]:
        return self.catcher.messages(to)

    def manage(self, *arguments: str) -> str:
        """`manage.py …` to its end; the test fails with what it said when it fails."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=CLONE,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"manage.py {' '.join(arguments)}:\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def run_web(self) -> None:
        self._start(
            "web",
            "granian",
            *("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--no-access-log"),
            *("--workers", "1", "--blocking-threads", "4"),
            "hub.wsgi:application",
        )
        wait_until(lambda: self._alive("web") and self._web_answers(), "the web server to answer", START_SECONDS)

    def run_worker(
        self, *, name: str = "worker", concurrency: int = 1, queues: tuple[str, ...] = (), app: str = "hub.celery:app"
    ) -> None:
        """Returns when it takes tasks. Several may run under different names."""
        wanted = ",".join(queues or [queue.value for queue in Queue])
        self._start(
            name,
            *("celery", "-A", app, "worker", "-n", f"{name}@rig", "-Q", wanted),
            *("-c", str(concurrency), "--loglevel", "INFO", "--without-gossip", "--without-mingle"),
        )
        wait_until(lambda: self._alive(name) and " ready." in self.log(name), f"{name} to be ready", START_SECONDS)

    def run_beat(self, *, name: str = "beat") -> None:
        """Any number may run under different names."""
        self._start(
            name,
            *("celery", "-A", "hub.celery:app", "beat", "-s", str(self.base / name), "--pidfile="),
        )

    def stop_worker(self, name: str = "worker") -> None:
        """As an administrator would: what it does is finished first."""
        self._end(name, signal.SIGTERM)

    def kill_worker(self, name: str = "worker") -> None:
        """SIGKILL of the whole group, as when the machine's power fails."""
        self._end(name, signal.SIGKILL)

    def kill_web(self) -> None:
        self._end("web", signal.SIGKILL)

    def kill_broker(self) -> None:
        """SIGKILL: what it had not written is gone."""
        if self._broker is not None:
            self._broker.kill()
        self.stop_broker()

    def lower_priority(self, name: str, by: int) -> None:
        """Of a process and what it has started, as the operator's unit does."""
        give_way(by, self._running[name].pid)

    def ring(self, task: str) -> None:
        """A bell of `dissemination` at this rig's broker; the test process has another."""
        with app.connection_for_write(url=broker(addresses.redis_url(self.base))) as connection:
            app.send_task(f"dissemination.tasks.{task}", connection=connection)

    def stop_broker(self) -> None:
        self._valkey.stop()
        if self._broker is not None:
            self._broker.wait(timeout=10)

    def start_broker(self) -> None:
        self._valkey.prepare()
        self._broker = subprocess.Popen(self._valkey.command(), stdin=subprocess.DEVNULL, preexec_fn=end_with_us)
        self._valkey.wait()

    def log(self, name: str) -> str:
        return (self._logs / f"{name}.log").read_text(errors="replace")

    def _start(self, name: str, module: str, *arguments: str) -> None:
        assert name not in self._running, f"{name} runs already"
        with (self._logs / f"{name}.log").open("wb") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                cwd=CLONE,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=end_with_us,
            )

    def _end(self, name: str, number: signal.Signals) -> None:
        process = self._running.pop(name)
        try:
            if number == signal.SIGTERM and process.poll() is None:
                process.terminate()
                process.wait(timeout=90)
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        finally:
            process.wait(timeout=30)

    def _alive(self, name: str) -> bool:
        code = self._running[name].poll()
        assert code is None, f"{name} ended with {code}:\n{self.log(name)[-3000:]}"
        return True

    def _web_answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url("/livez"), timeout=5):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False


def end_with_us() -> None:
    die_with_parent(signal.SIGTERM)


def make_rig(base: Path, source: str) -> Rig:
    """A rig on a fresh clone of the database `source`."""
    database = databases.make_clone(base.name.replace("-", "_"), source)
    return Rig(base, database)
