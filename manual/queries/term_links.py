"""Links to the glossary in a page's text, made when it is shown."""

from collections.abc import Iterable
from functools import partial

from manual import addresses
from manual.reading import terms
from manual.reading.items import Item
from manual.reading.vocabulary import lexicon


def linked(body: Iterable[Item], text_language: str, reader_language: str) -> list[Item]:
    """The items with each term linked at its first use, found in the text's language; the reader's glossary opens."""
    return terms.linked(body, lexicon(text_language), partial(addresses.term, reader_language))
