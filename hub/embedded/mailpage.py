"""The caught mail as a web page and as JSON, for the machine it runs on; what asks for an answer can be answered."""

import html
import json
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from hub.embedded import mailreply
from hub.embedded.mailbox import Accepted, Mailbox, body, headers

STYLE = Path(__file__).with_name("mailpage.css")
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
SHOWN_HEADERS = ("From", "To", "Reply-To", "Date", "Message-ID", "List-Unsubscribe", "Content-Language")


class Server(ThreadingHTTPServer):
    """Serves one mailbox."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        super().__init__(address, Handler)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        match [part for part in asked.path.split("/") if part]:
            case []:
                self._page(_listing(list(self.server.mailbox.entries()), self.server.mailbox))
            case ["messages.json"]:
                self._json(parse_qs(asked.query).get("to", [""])[0])
            case ["style.css"]:
                self._answer(STYLE.read_bytes(), "text/css; charset=utf-8")
            case ["messages", queue_id]:
                self._single(queue_id)
            case ["messages", queue_id, "html"]:
                self._html_part(queue_id)
            case ["messages", queue_id, "eml"]:
                self._source(queue_id)
            case _:
                self._missing()

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """A reply, from this page alone: any other page that a browser shows may post to this machine, too."""
        match [part for part in urlsplit(self.path).path.split("/") if part]:
            case ["messages", queue_id, "reply"] if mailreply.is_from_here(self.headers):
                length = int(self.headers.get("Content-Length") or 0)
                text = self.rfile.read(length).decode(errors="replace") if length <= mailreply.LONGEST else ""
                self._reply(queue_id, parse_qs(text).get("text", [""])[0])
            case _:
                self.close_connection = True
                self._missing()

    def _reply(self, queue_id: str, text: str) -> None:
        message = self.server.mailbox.message(queue_id)
        if message is None or not text.strip() or not mailreply.send(self.server.mailbox, message, text):
            self._missing()
            return
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", "/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the terminal belongs to the Hub's own lines."""

    def _json(self, recipient: str) -> None:
        mailbox = self.server.mailbox
        chosen = [entry for entry in mailbox.entries() if not recipient or recipient in entry.envelope_to]
        self._answer(
            json.dumps([_as_json(entry, mailbox) for entry in chosen], ensure_ascii=False).encode(),
            "application/json; charset=utf-8",
        )

    def _single(self, queue_id: str) -> None:
        message = self.server.mailbox.message(queue_id)
        if message is None:
            self._missing()
            return
        rows = "".join(
            f"<dt>{name}</dt><dd>{html.escape(str(message[name]))}</dd>" for name in SHOWN_HEADERS if message[name]
        )
        plain, marked_up = body(message, "plain"), body(message, "html")
        frame = (
            f'<h2>HTML</h2><iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="HTML part" '
            f'src="/messages/{queue_id}/html"></iframe>'
        )
        every = "".join(
            f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in headers(message).items()
        )
        self._page(
            f'<p><a href="/">All messages</a> · <a href="/messages/{queue_id}/eml">As received</a></p>'
            f"<h1>{html.escape(str(message['Subject'] or '(no subject)'))}</h1><dl>{rows}</dl>"
            f"<h2>Text</h2><pre>{_with_links(plain)}</pre>"
            f"{mailreply.form(queue_id, message)}{frame if marked_up else ''}"
            f"<details><summary>All headers</summary><dl>{every}</dl></details>"
        )

    def _html_part(self, queue_id: str) -> None:
        message = self.server.mailbox.message(queue_id)
        if message is None:
            self._missing()
            return
        content = body(message, "html").replace("<head>", '<head><base target="_blank">', 1)
        self._answer(content.encode(), "text/html; charset=utf-8", policy=MAIL_POLICY)

    def _source(self, queue_id: str) -> None:
        if self.server.mailbox.message(queue_id) is None:
            self._missing()
            return
        self._answer(self.server.mailbox.path(queue_id).read_bytes(), "text/plain; charset=utf-8")

    def _page(self, main: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        page = (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>Caught mail</title>'
            f'<link rel="stylesheet" href="/style.css"></head><body><main>{main}</main></body></html>'
        )
        self._answer(page.encode(), "text/html; charset=utf-8", status=status)

    def _missing(self) -> None:
        self._page("<h1>No such message</h1><p><a href='/'>All messages</a></p>", HTTPStatus.NOT_FOUND)

    def _answer(
        self, content: bytes, kind: str, *, status: HTTPStatus = HTTPStatus.OK, policy: str = PAGE_POLICY
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",  # else a browser sends the form of a reply without its origin
            "Cache-Control": "no-store",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _listing(entries: list[Accepted], mailbox: Mailbox) -> str:
    rows = []
    for entry in reversed(entries):
        message = mailbox.message(entry.queue_id)
        subject = str(message["Subject"] or "(no subject)") if message else "(removed)"
        rows.append(
            f"<tr><td><time>{html.escape(entry.received_at[:19].replace('T', ' '))}</time></td>"
            f"<td>{html.escape(', '.join(entry.envelope_to))}</td>"
            f'<td><a href="/messages/{entry.queue_id}">{html.escape(subject)}</a></td></tr>'
        )
    table = (
        "<table><thead><tr><th scope='col'>Received (UTC)</th><th scope='col'>For</th>"
        f"<th scope='col'>Subject</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )
    return (
        f"<h1>Caught mail</h1><p>{len(entries)} messages; nothing leaves this machine. "
        f"<a href='/messages.json'>As JSON</a></p>{table if rows else '<p>None yet.</p>'}"
    )


def _as_json(entry: Accepted, mailbox: Mailbox) -> dict[str, object]:
    message = mailbox.message(entry.queue_id)
    return {
        "id": entry.queue_id,
        "envelope_from": entry.envelope_from,
        "envelope_to": entry.envelope_to,
        "subject": str(message["Subject"] or "") if message else "",
        "received_at": entry.received_at,
        "headers": headers(message) if message else {},
        "text": body(message, "plain") if message else "",
        "html": body(message, "html") if message else "",
    }


def _with_links(text: str) -> str:
    """Escaped, with what looks like an address turned into a link."""
    pieces, end = [], 0
    for found in LINK.finditer(text):
        address = html.escape(found.group())
        pieces.append(html.escape(text[end : found.start()]))
        pieces.append(f'<a href="{address}" rel="noreferrer noopener" target="_blank">{address}</a>')
        end = found.end()
    return "".join([*pieces, html.escape(text[end:])])
