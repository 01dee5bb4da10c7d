"""SMTP of our own on smtplib: one connection used again, explicit timeouts, every answer kept with its phase."""

import re
import smtplib
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings

from dissemination.channels.base import Letter, Phase, Reply
from hub.faultpoints import crashpoint

ENHANCED = re.compile(r"^([245]\.\d{1,3}\.\d{1,3})\b\s*")
LOST = (OSError, smtplib.SMTPException)
MESSAGES_A_CONNECTION = 100
SECONDS_A_CONNECTION = 60.0
CLOSING = 421


@dataclass(frozen=True)
class Server:
    """Where the relay is and how long it is waited for."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    starttls: bool = False
    connect_timeout: float = 20.0
    command_timeout: float = 30.0
    reply_timeout: float = 120.0


class SMTPChannel:
    """Used by one thread. `longest` holds for the worst relay that still answers each command in time."""

    def __init__(self, server: Server | None = None) -> None:
        self._server = server or Server(**settings.HUB_SMTP)
        self._smtp: smtplib.SMTP | None = None
        self._sent = 0
        self._opened = 0.0

    @property
    def longest(self) -> float:
        server = self._server
        return 2 * (server.connect_timeout + 6 * server.command_timeout) + server.reply_timeout

    def send(self, letter: Letter) -> Reply:
        reused = self._is_open()
        if not reused:
            refused = self._open()
            if refused:
                return refused
        reply = self._converse(letter)
        if reused and reply.phase is Phase.MAIL and reply.code in (0, CLOSING):
            refused = self._open()  # the relay closed a connection that had grown old
            reply = refused or self._converse(letter)
        if reply.code in (0, CLOSING):
            self._drop()
        elif not reply.accepted:
            self._reset()
        self._sent += 1
        return reply

    def close(self) -> None:
        if self._smtp is not None:
            with suppress(*LOST):
                self._smtp.quit()
            self._drop()

    def _converse(self, letter: Letter) -> Reply:
        smtp, phase = self._connection(), Phase.MAIL
        try:
            self._wait(self._server.command_timeout)
            reports = smtp.has_extn("dsn") and bool(letter.envelope_id)
            code, said = smtp.mail(letter.sender, ["RET=HDRS", f"ENVID={letter.envelope_id}"] if reports else [])
            if code >= 300:
                return _reply(phase, code, said)
            phase = Phase.RCPT
            code, said = smtp.rcpt(letter.recipient, ["NOTIFY=SUCCESS,FAILURE,DELAY"] if reports else [])
            crashpoint("rcpt")
            if code >= 300:
                return _reply(phase, code, said)
            phase = Phase.DATA
            code, said = smtp.docmd("DATA")
            if code != 354:
                return _reply(phase, code, said)
            phase = Phase.REPLY
            self._wait(self._server.reply_timeout)
            smtp.send(on_the_wire(letter.content))
            crashpoint("dot")
            code, said = smtp.getreply()
            crashpoint("reply")
            return _reply(phase, code, said)
        except LOST as error:
            self._drop()
            return Reply(phase, 0, "", str(error))

    def _open(self) -> Reply | None:
        """Connect, with TLS and log-in where they are set; None when all went well."""
        self._drop()
        server, phase = self._server, Phase.CONNECT
        try:
            smtp = smtplib.SMTP(timeout=server.connect_timeout)
            smtp._host = server.host  # type: ignore[attr-defined]  # starttls checks the certificate by it
            code, said = smtp.connect(server.host, server.port)
            if code != 220:
                return _reply(phase, code, said)
            self._smtp = smtp
            self._wait(server.command_timeout)
            smtp.ehlo_or_helo_if_needed()
            if server.starttls:
                smtp.starttls(context=ssl.create_default_context())
                smtp.ehlo()
            if server.user:
                phase = Phase.AUTH
                smtp.login(server.user, server.password)
        except smtplib.SMTPResponseException as error:
            self._drop()
            return _reply(phase, error.smtp_code, error.smtp_error)
        except LOST as error:
            self._drop()
            return Reply(phase, 0, "", str(error))
        self._sent, self._opened = 0, time.monotonic()
        return None

    def _is_open(self) -> bool:
        if self._smtp is None:
            return False
        if self._sent < MESSAGES_A_CONNECTION and time.monotonic() - self._opened < SECONDS_A_CONNECTION:
            return True
        self.close()
        return False

    def _connection(self) -> smtplib.SMTP:
        if self._smtp is None:
            raise AssertionError("no connection was opened")
        return self._smtp

    def _wait(self, seconds: float) -> None:
        sock = self._connection().sock
        if sock is not None:
            sock.settimeout(seconds)

    def _reset(self) -> None:
        try:
            self._connection().rset()
        except LOST:
            self._drop()

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None


def on_the_wire(content: bytes) -> bytes:
    """CRLF at every end of a line, dots doubled at every beginning, and the final dot."""
    lines = content.replace(b"\r\n", b"\n").replace(b"\n.", b"\n..").replace(b"\n", b"\r\n")
    return lines + (b".\r\n" if lines.endswith(b"\r\n") else b"\r\n.\r\n")


def _reply(phase: Phase, code: int, said: bytes | str) -> Reply:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    found = ENHANCED.match(text)
    return Reply(phase, max(code, 0), found[1] if found else "", text)
