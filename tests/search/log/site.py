"""A small site: some texts, the words of which its lexicon knows."""

from typing import Any
from uuid import uuid4

from django.test import Client

from search.draft import EntryDraft
from search.languages.words import folded_words
from search.models import EntryKind, LexiconWord
from search.services.write import write_entry

WORDS = "trafficking of minors first hours with child guardian interview telephone number"


def write(body: str = WORDS, language: str = "en", **more: Any) -> EntryDraft:
    """One text and its words."""
    values = {"page_key": uuid4(), "kind": EntryKind.SECTION, "revision": "1", "url": f"/{language}/x/"} | more
    draft = EntryDraft(language=language, title="First hours", body=body, **values)
    write_entry(draft)
    for word in folded_words(body):
        LexiconWord.objects.get_or_create(language=language, word=word, defaults={"lemma": word, "entries": 1})
    return draft


def search(question: str, network: int = 1, language: str = "en", client: Client | None = None, **more: str) -> Any:
    """Asks the search page from an address of the network with this number."""
    address = f"10.{network // 250}.{network % 250}.7"
    return (client or Client()).get(f"/{language}/search/", {"q": question, **more}, REMOTE_ADDR=address)
