"""What a visitor asks, parsed and bounded; every state of the search page is an address."""

import re
import unicodedata
from dataclasses import dataclass

from django.http import QueryDict

from search.languages import stop_words
from search.models import EntryKind

LONGEST = 200
MOST_WORDS = 16
PAGE_SIZE = 10
LAST_PAGE = 100
PLAIN = re.compile(r"[^\w\s./()\"'-]+")


@dataclass(frozen=True)
class SearchRequest:
    """One question: `words` as PostgreSQL's websearch syntax reads them, `shown` as they were typed."""

    language: str
    shown: str
    words: str
    kind: str = ""
    theme: str = ""
    page: int = 1

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE_SIZE

    @classmethod
    def parse(cls, parameters: QueryDict, *, language: str) -> "SearchRequest":
        """Read the address; what is too long is cut, what is unknown is ignored."""
        shown = clean(parameters.get("q", ""))
        kind = parameters.get("kind", "")
        page = parameters.get("page", "1")
        return cls(
            language=language,
            shown=shown,
            words=websearch(shown, language=language),
            kind=kind if kind in EntryKind.values else "",
            theme=clean(parameters.get("theme", ""))[:100],
            page=min(int(page), LAST_PAGE) if page.isascii() and page.isdigit() and int(page) else 1,
        )


def clean(text: str) -> str:
    """NFC, without control, format and private-use characters (NUL, overrides, sentinels), cut to 200 characters."""
    kept = (char for char in text[: LONGEST * 4] if unicodedata.category(char) not in {"Cc", "Cf", "Co", "Cs"})
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())[:LONGEST]


def websearch(text: str, *, language: str) -> str:
    """The words to search for: at most 16, without operators of other systems and without our own stop words."""
    words = PLAIN.sub(" ", text).split()[:MOST_WORDS]
    left_out = stop_words(language)
    return " ".join(word for word in words if fold(word) not in left_out)


def fold(word: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
