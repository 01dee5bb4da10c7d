"""A name server of one's own: answers by UDP what a test put into its zone, and that the rest does not exist."""

import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rrset

Zone = Mapping[tuple[str, str], Sequence[str]]
"""`("example.org.", "TXT"): ['"v=spf1 -all"']`"""


@contextmanager
def serving(zone: Zone) -> Iterator[str]:
    """Its address and port. The zone is read anew for each question."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        sock.settimeout(0.1)
        over = threading.Event()
        thread = threading.Thread(target=_serve, args=(sock, zone, over), daemon=True)
        thread.start()
        try:
            yield f"127.0.0.1:{sock.getsockname()[1]}"
        finally:
            over.set()
            thread.join(timeout=5)


def _serve(sock: socket.socket, zone: Zone, over: threading.Event) -> None:
    while not over.is_set():
        try:
            asked, sender = sock.recvfrom(4096)
        except TimeoutError:
            continue
        sock.sendto(_answer(dns.message.from_wire(asked), zone).to_wire(), sender)


def _answer(query: dns.message.Message, zone: Zone) -> dns.message.Message:
    answer = dns.message.make_response(query)
    answer.flags |= dns.flags.AA
    (question,) = query.question
    name, kind = str(question.name).lower(), dns.rdatatype.to_text(question.rdtype)
    values = zone.get((name, kind), [])
    if values:
        answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *values))
    elif not any(known == name for known, _kind in zone):
        answer.set_rcode(dns.rcode.NXDOMAIN)
    return answer
