"""Words of a link that say nothing once read alone, as a screen reader's list of links does."""

import re
from html.parser import HTMLParser

EDGES = " \t\n.,:;!?…()[]«»“”„\"'›→>-–—"
VAGUE = {
    "en": (
        *("here", "click here", "click", "see here", "read here", "this", "this link", "this page", "link", "more"),
        *("read more", "learn more", "see more", "more information", "more info", "details", "website", "page"),
    ),
    "ro": (
        *("aici", "click aici", "dați clic aici", "apăsați aici", "vezi aici", "acest link", "această pagină"),
        *("mai mult", "mai multe", "citește mai mult", "citiți mai mult", "află mai multe", "mai multe informații"),
        "detalii",
    ),
    "nl": (
        *("hier", "klik hier", "klik", "lees hier", "zie hier", "deze link", "deze pagina", "meer", "lees meer"),
        *("meer lezen", "meer informatie", "meer info"),
    ),
    "da": (
        *("her", "klik her", "tryk her", "se her", "læs her", "dette link", "denne side", "mere", "læs mere"),
        *("se mere", "mere information", "mere info", "detaljer"),
    ),
}
"""By language; they hold together, since a text of one language may quote another."""
ALL = frozenset(words for several in VAGUE.values() for words in several)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def is_vague(text: str) -> bool:
    """Whether the words are one of these, or a bare address."""
    words = " ".join(text.split()).strip(EDGES).casefold()
    return words in ALL or bool(ADDRESS.fullmatch(words))


def link_words(markup: str) -> list[str]:
    """The words of each link in rich text, in order; empty for a link without any."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] = f"{self.found[-1]}{data}"
