"""Sentences, as the languages of the Hub write them."""

import re
from collections.abc import Iterator

MOST_WORDS = 30
END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“„«(]*[^\W\d_a-zà-öø-ÿăâîșțşţ])")
ABBREVIATED = re.compile(
    r"(?:\b(?:art|arts|al|nr|no|para|cf|e\.g|i\.e|bijv|bl\.a|f\.eks|lit|pct|stk|jf|dr)|\b[^\W\d])\.$", re.IGNORECASE
)
WORD = re.compile(r"\w[\w'’\-/.]*")


def sentences(line: str) -> Iterator[str]:
    """The sentences of one line; an abbreviation does not end one."""
    begun = ""
    for part in END.split(line):
        begun = f"{begun} {part}".strip()
        if not ABBREVIATED.search(begun):
            yield begun
            begun = ""
    if begun:
        yield begun


def length(sentence: str) -> int:
    """How many words a sentence has."""
    return len(WORD.findall(sentence))
