"""What somebody may have looked for at an address where nothing is: its words, as far as the site knows them.

Nothing else of an address is shown: whoever makes one up cannot put words of theirs on a page of the Hub.
"""

import re

from hub.look.navigation import prefix_of
from hub.ports import site_words

WORD = re.compile(r"[^\W\d_]{3,30}")
MOST = 6


def words_of(path: str, language: str) -> str:
    """Up to six words of the last two pieces of a path, in their order, each once; empty where none is known."""
    pieces = [piece for piece in path.split("/") if piece]
    own = pieces[1:] if prefix_of(path) else pieces
    words = list(dict.fromkeys(word.lower() for piece in own[-2:] for word in WORD.findall(piece)))[: 2 * MOST]
    known = site_words.known(words, language)
    return " ".join([word for word in words if word in known][:MOST])
