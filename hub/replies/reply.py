"""From the text, or else the HTML, of a mail to the words of its author."""

import re

from hub.replies.markup import words_of
from hub.replies.quotes import above_quotes, without_quotes
from hub.replies.signatures import without_signature
from hub.written import cleaned

MARK = "-#-"
"""Stands in a line above everything that a mail of the Hub says: what is above it in an answer is new."""
MOST = 20_000
"""Characters that are looked at; a message of the Hub is shorter by far."""


def reply_of(text: str, html: str = "") -> str:
    """The author's words; empty where there are none. `html` is read where `text` holds nothing."""
    said = (cleaned(text.replace("\xa0", " ")) or cleaned(words_of(html)))[:MOST]
    above = said.partition(MARK)[0]
    if above != said:
        above = above.rpartition("\n")[0]  # the rest of the line that the mark stands in
    return _closed(above_quotes(above)) or _closed(without_quotes(said, MARK))


def _closed(text: str) -> str:
    """Without signature and without empty lines around it or more than one within."""
    return re.sub(r"\n{3,}", "\n\n", without_signature("\n".join(line.rstrip() for line in text.split("\n")))).strip()
