"""What the leak machine believes: which word was said where, and who may read it today."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from uuid import UUID

from manual.models import ChapterPage, SectionPage

WORD = re.compile(r"zq[a-j]+zq")
LETTERS = str.maketrans("0123456789", "abcdefghij")
_words = count(1)


@dataclass
class Said:
    """One paragraph: its words in each language, and whether its own block is for practitioners."""

    block_id: str
    closed: bool
    words: dict[str, str]


@dataclass
class Known:
    """What the machine believes of one section; titles by language; `draft` is a word that nobody published."""

    pk: int
    key: UUID
    chapter: int
    titles: dict[str, str]
    closed: bool = False
    live: set[str] = field(default_factory=set)
    body: list[Said] = field(default_factory=list)
    draft: str = ""


def word() -> str:
    """A word of its own, of letters, so that the lexicon of the search takes it for one."""
    return f"zq{str(next(_words)).translate(LETTERS)}zq"


def access(closed: bool) -> str:
    return "practitioners" if closed else "public"


class Beliefs:
    """Sections by key of the row, whether a chapter is closed, and what each edition held that was closed then."""

    def __init__(self) -> None:
        self.sections: dict[int, Known] = {}
        self.chapters: dict[int, bool] = {}
        self.frozen: dict[str, set[str]] = {}
        self.words_of: dict[str, tuple[int, str]] = {}
        self.rules: set[str] = set()

    def pick(self, which: int) -> Known:
        return self.sections[sorted(self.sections)[which % len(self.sections)]]

    def learn(self) -> None:
        """Take note of what has been said and published since."""
        for known in self.sections.values():
            for said in known.body:
                (self.rules.add if said.closed else self.rules.discard)(said.block_id) if "en" in known.live else None
                for text in said.words.values():
                    self.words_of[text] = (known.pk, said.block_id)
            for text in known.titles.values():
                self.words_of[text] = (known.pk, "")

    def note_on(self, page_key: UUID, block_id: str) -> str:
        """A change note says a word of the paragraph that it is about."""
        known = next((one for one in self.sections.values() if one.key == page_key), None)
        said = next((one for one in known.body if one.block_id == block_id), None) if known else None
        return f"Note: {said.words['en']}" if said else "Something changed"

    def closed(self) -> Iterator[str]:
        """Words that nobody may read anywhere today, in no edition either."""
        for text, (pk, block_id) in self.words_of.items():
            known = self.sections[pk]
            if known.closed or self.chapters[known.chapter] or block_id in self.rules:
                yield text
        yield from (known.draft for known in self.sections.values() if known.draft)

    def open(self) -> dict[str, str]:
        """Words that must be on their page now, with its address."""
        closed = set(self.closed())
        found = {}
        for known in self.sections.values():
            if "en" not in known.live:
                continue
            address = SectionPage.objects.get(pk=known.pk).url
            for text in [known.titles["en"], *(said.words["en"] for said in known.body)]:
                if text not in closed:
                    found[text] = address
        return found

    def current(self) -> set[str]:
        """Words of texts that are public now in some language, and of chapters."""
        words = set(WORD.findall(" ".join(ChapterPage.objects.values_list("title", flat=True))))
        for known in self.sections.values():
            for language in known.live:
                words.add(known.titles[language])
                words |= {said.words[language] for said in known.body if language in said.words}
        return words | self.romanian()

    def romanian(self) -> set[str]:
        """What public translations say: a paragraph that left the English text stays in them until they follow."""
        pages = SectionPage.objects.filter(live=True, locale__language_code="ro")
        return set(WORD.findall(" ".join(str(page.body.get_prep_value()) for page in pages)))
