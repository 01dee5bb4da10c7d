"""From the text, or else the HTML, of a mail to the words of its author."""

import re
import unicodedata

from hub.replies.markup import words_of
from hub.replies.quotes import above_quotes, without_quotes
from hub.replies.signatures import without_signature

MARK = "-#-"
"""Stands in a line above everything that a mail of the Hub says: what is above it in an answer is new."""
MOST = 20_000
"""Characters that are looked at; a message of the Hub is shorter by far."""
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
"""Controls, and what turns the direction of writing round; line feed and tab stay."""


def reply_of(text: str, html: str = "") -> str:
    """The author's words; empty where there are none. `html` is read where `text` holds nothing."""
    said = _clean(text)
    if not said.strip():
        said = _clean(words_of(html))
    said = said[:MOST]
    above = said.partition(MARK)[0]
    if above != said:
        above = above.rpartition("\n")[0]  # the rest of the line that the mark stands in
    return _closed(above_quotes(above)) or _closed(without_quotes(said, MARK))


def _clean(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return UNSEEN.sub("", lines.replace("\xa0", " "))


def _closed(text: str) -> str:
    """Without signature and without empty lines around it or more than one within."""
    return re.sub(r"\n{3,}", "\n\n", without_signature("\n".join(line.rstrip() for line in text.split("\n")))).strip()
