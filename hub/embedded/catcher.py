"""A mail server that delivers nowhere: `python -m hub.embedded.catcher`.

It stands in for the relay on a developer's machine and in the tests. It answers 250 only once message and
relay log are on the disk, so that the log is evidence of what was accepted.
"""

import argparse
import asyncio
import errno
import os
import signal
import sys
import threading
from pathlib import Path
from typing import NoReturn

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from hub.embedded.faults import Faults
from hub.embedded.mailbox import Mailbox
from hub.embedded.mailpage import Server
from hub.embedded.places import VAR

LARGEST = 25 * 1024 * 1024
PORT_TAKEN = 3


class Handler:
    """aiosmtpd's hooks, one connection after another on one event loop."""

    def __init__(self, mailbox: Mailbox, faults: Faults) -> None:
        self._mailbox = mailbox
        self._faults = faults

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        fault = self._faults.at("rcpt", [address])
        await asyncio.sleep(fault.seconds)
        if fault.cut:
            _hang_up(server)
        if fault.reply:
            return fault.reply
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        fault = self._faults.at("data", envelope.rcpt_tos)
        await asyncio.sleep(fault.seconds)
        if fault.cut == "before":
            _hang_up(server)
        if fault.reply:
            return fault.reply
        accepted = await asyncio.to_thread(
            self._mailbox.accept,
            envelope.mail_from or "",
            envelope.rcpt_tos,
            envelope.original_content or b"",
        )
        if fault.cut == "after":
            _hang_up(server)
        return f"250 2.0.0 OK: queued as {accepted.queue_id}"


def _hang_up(server: SMTP) -> NoReturn:
    """Close without an answer, as a relay does that falls over."""
    if server.transport is not None:
        server.transport.close()
    raise asyncio.CancelledError


async def serve(mailbox: Mailbox, faults: Faults, host: str, smtp_port: int) -> None:
    """Until SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)

    def log_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        reply = faults.at("auth", ["log-in"]).reply
        return AuthResult(success=not reply, handled=False, message=reply or None)

    def connection() -> SMTP:
        return SMTP(
            Handler(mailbox, faults),
            hostname="catcher.example.org",
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
            authenticator=log_in,
            auth_require_tls=False,
        )

    server = await loop.create_server(connection, host, smtp_port)
    await stop.wait()
    server.close()


def options() -> argparse.Namespace:
    environment = os.environ
    parser = argparse.ArgumentParser(prog="python -m hub.embedded.catcher", description=__doc__)
    parser.add_argument("--host", default=environment.get("HOST", "127.0.0.1"))
    parser.add_argument("--smtp-port", type=int, default=int(environment.get("SMTP_PORT", "1025")))
    parser.add_argument("--mail-port", type=int, default=int(environment.get("MAIL_PORT", "8025")))
    parser.add_argument("--folder", type=Path, default=Path(environment.get("HUB_VAR", VAR)) / "mail")
    parser.add_argument("--maildir", type=Path, help="where mail to addresses of the Hub is put")
    parser.add_argument("--own-domain", default="", help="their domain")
    parser.add_argument("--control", type=Path, help="a file of faults to show, for tests")
    return parser.parse_args()


def main() -> int:
    asked = options()
    mailbox = Mailbox(asked.folder, asked.maildir, asked.own_domain)
    mailbox.open()
    try:
        page = Server((asked.host, asked.mail_port), mailbox)
        threading.Thread(target=page.serve_forever, daemon=True).start()
        asyncio.run(serve(mailbox, Faults(asked.control), asked.host, asked.smtp_port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.stderr.write(f"A port of the mail catcher is taken ({asked.smtp_port} or {asked.mail_port}).\n")
        return PORT_TAKEN
    return 0


if __name__ == "__main__":
    sys.exit(main())
