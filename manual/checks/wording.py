"""Sentences and link texts, as the languages of the Hub write them."""

import re
from collections.abc import Iterator

MOST_WORDS = 30
END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“„«(]*[^\W\d_a-zà-öø-ÿăâîșțşţ])")
ABBREVIATED = re.compile(
    r"(?:\b(?:art|arts|al|nr|no|para|cf|e\.g|i\.e|bijv|bl\.a|f\.eks|lit|pct|stk|jf|dr)|\b[^\W\d])\.$", re.IGNORECASE
)
WORD = re.compile(r"\w[\w'’\-/.]*")
EDGES = " \t\n.,:;!?…()[]«»“”„\"'›→>-–—"

VAGUE = frozenset(
    {
        *("here", "click here", "click", "see here", "read here", "this", "this link", "this page", "link", "more"),
        *("read more", "learn more", "see more", "more information", "more info", "details", "website", "page"),
        *(
            "aici",
            "click aici",
            "dați clic aici",
            "apăsați aici",
            "vezi aici",
            "acest link",
            "această pagină",
            "mai mult",
        ),
        *("mai multe", "citește mai mult", "citiți mai mult", "află mai multe", "mai multe informații", "detalii"),
        *("hier", "klik hier", "klik", "lees hier", "zie hier", "deze link", "deze pagina", "meer", "lees meer"),
        *("meer lezen", "meer informatie", "meer info"),
        *(
            "her",
            "klik her",
            "tryk her",
            "se her",
            "læs her",
            "dette link",
            "denne side",
            "mere",
            "læs mere",
            "se mere",
        ),
        *("mere information", "mere info", "detaljer"),
    }
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


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


def is_vague(text: str) -> bool:
    """Whether the words of a link say nothing once read alone, as a screen reader's list of links does."""
    words = " ".join(text.split()).strip(EDGES).casefold()
    return words in VAGUE or bool(ADDRESS.fullmatch(words))
