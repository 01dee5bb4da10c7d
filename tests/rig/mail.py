"""A real catcher process of one's own, and what it received."""

import json
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hub.embedded.places import CLONE
from tests.rig.ports import free_ports

START_SECONDS = 20.0


class Catcher:
    """`faults([...])` sets the rules of `hub.embedded.faults`; `messages()` reads `/messages.json`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.smtp_port, self.mail_port = free_ports(2)
        self._control = folder / "control.json"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def maildir(self) -> Path:
        """Where mail to addresses of the Hub lands."""
        return self.folder.parent / "mailbox"

    @property
    def relay_log(self) -> Path:
        return self.folder / "relay.log"

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "hub.embedded.catcher",
                f"--smtp-port={self.smtp_port}",
                f"--mail-port={self.mail_port}",
                f"--folder={self.folder}",
                f"--maildir={self.maildir}",
                "--own-domain=hub.example.org",
                f"--control={self._control}",
            ],
            cwd=CLONE,
            stdin=subprocess.DEVNULL,
        )
        wait_until(self._answers, "the mail catcher to answer", START_SECONDS)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def faults(self, rules: list[dict[str, Any]]) -> None:
        draft = self._control.with_suffix(".new")
        draft.write_text(json.dumps(rules))
        draft.rename(self._control)

    def messages(self, to: str = "") -> list[dict[str, Any]]:
        """In the order of arrival, those for one address if it is given."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.mail_port}/messages.json?to={to}") as answer:
            found: list[dict[str, Any]] = json.load(answer)
        return found

    def wait_for(self, count: int, to: str = "", seconds: float = 30.0) -> list[dict[str, Any]]:
        wait_until(lambda: len(self.messages(to)) >= count, f"{count} messages for {to or 'anyone'}", seconds)
        return self.messages(to)

    def _answers(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise AssertionError(f"the mail catcher ended with {self._process.returncode}")
        try:
            self.messages()
        except OSError:
            return False
        return True

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(timeout=10)
            self._process = None


def wait_until(holds: Callable[[], object], what: str, seconds: float = 30.0) -> None:
    """Poll until `holds()`; the test fails with `what` in its message when it never does."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.05)
