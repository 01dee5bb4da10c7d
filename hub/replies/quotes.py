"""Where in an answer the quoted mail begins: by the headers that mail programs write in many languages."""

import re
from collections.abc import Iterator

from mailparser_reply.parser import MAIL_LANGUAGES, EmailMessage

LANGUAGES = ("en", "nl", "da", "de", "fr", "es", "it", "pl", "sv")
LONGEST_LINE = 240
"""Characters of a line in which a header is looked for: patterns take the square of it."""
MORE = (
    # Gmail in Romanian and Dutch, Thunderbird, Apple Mail, Yahoo: the library knows no Romanian and half the Dutch.
    r"^(?:> ?)*(?:În|In|Pe|La)\s[^\n]{4,200}\n?[^\n]{0,120}\s?a\s+scris\s?:\s*$",
    r"^(?:> ?)*Op\s[^\n]{4,120}\n?[^\n]{0,120}\bschreef\b[^\n]{0,120}\n?[^\n]{0,80}:\s*$",
    # Outlook in Romanian.
    r"^[* ]*De la:[^\n]*\n(?:[^\n]*\n){0,2}?[* ]*(?:Trimis|Data|Către|Catre|Subiect)[^\n:]{0,12}:",
    r"^[-_ ]{3,}\s*(?:Mesaj original|Oorspronkelijk bericht|Oprindelig meddelelse|Original Message|Forwarded message"
    r"|Ursprüngliche Nachricht|Message d'origine|Videresendt meddelelse|Doorgestuurd bericht|Mesaj redirecționat)"
    r"\s*[-_ ]{3,}$",
    r"^_{20,}$",
    # Whatever the language: a line that names a mailbox in angle brackets and ends with a colon.
    r"^[^\n]{0,200}<[^<>\s]{1,80}@[^<>\s]{1,120}>[^\n:]{0,40}:\s*$",
)
OURS = re.compile("|".join(MORE), re.MULTILINE | re.IGNORECASE)
THEIRS = EmailMessage(text="", languages=[code for code in LANGUAGES if code in MAIL_LANGUAGES]).HEADER_REGEX
QUOTED = re.compile(r"^\s*>")


def above_quotes(text: str) -> str:
    """What stands above the first header of a quoted mail and above the first quoted line."""
    lines = text.split("\n")
    view = _view(lines)
    first = min([len(lines), *(span.start for span in _headers(view))])
    quoted = next((number for number, line in enumerate(lines) if QUOTED.match(line)), len(lines))
    return "\n".join(lines[: min(first, quoted)])


def without_quotes(text: str, mark: str) -> str:
    """What is left without quoted lines and their headers, for those who answer below or between."""
    lines = text.split("\n")
    dropped = {number for span in _headers(_view(lines)) for number in span}
    kept = [
        line
        for number, line in enumerate(lines)
        if number not in dropped and not QUOTED.match(line) and mark not in line
    ]
    is_quoting = any(QUOTED.match(line) for line in lines)
    return "\n".join(kept) if is_quoting else ""


def _view(lines: list[str]) -> str:
    return "\n".join(line.strip() if len(line) <= LONGEST_LINE else "…" for line in lines)


def _headers(view: str) -> Iterator[range]:
    """The lines of each header."""
    for pattern in (OURS, THEIRS):
        for found in pattern.finditer(view):
            start, end = found.span()
            inside = view[start:end]
            start += len(inside) - len(inside.lstrip("\n"))
            yield range(view.count("\n", 0, start), view.count("\n", 0, end) + 1)
