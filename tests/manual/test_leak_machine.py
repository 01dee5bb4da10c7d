"""Publishing, restricting, moving, taking down, translating, freezing in any order: nothing closed comes out anywhere.

Each text carries a word of its own. After every act an anonymous visitor reads some sinks, at the end all of them; no
word may come out that the model says is closed, and every open word must be on its page.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from wagtail.models import Locale

from hub import memo
from hub.models import GlossaryConcept, GlossaryTerm
from hub.people.reader import PUBLIC
from hub.publishing.services.take_down import take_down
from manual.files import book, page, store
from manual.models import ChapterPage, CitableNumber, EditionFile, ManualPage, SectionPage
from manual.services.prepare_edition import complete_notes, prepare_edition
from manual.services.submit_edition import submit_edition
from search.queries.find import find
from search.request import SearchRequest
from search.services.index import reconcile
from tests.manual import sinks, tree
from tests.manual.making import approve
from tests.manual.sinks import COMMON, SINKS, Visit

pytestmark = pytest.mark.django_db
DEEP = bool(os.environ.get("HUB_DEEP"))
PHASES = tuple(Phase) if DEEP else (Phase.explicit, Phase.generate)  # a short run says at once that it fails
LENGTH = {"max_examples": 200, "stateful_step_count": 50} if DEEP else {"max_examples": 15, "stateful_step_count": 25}
PLACE = st.integers(min_value=0, max_value=5)
CLOSED = st.booleans()
WORD = re.compile(r"zq\d+zq")
ALL_AFTER = 10  # acts, in a run at full length; one sink is read after each other act
NUMBERS = 2  # that are asked for at once: of the newest texts
MOST = 3  # sections, and paragraphs of each
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


@dataclass
class Frozen:
    """What an edition held that was closed when it was frozen."""

    closed: set[str]


def word() -> str:
    return f"zq{next(_words)}zq"


class Publishing(RuleBasedStateMachine):
    root: ManualPage
    media: Any

    def __init__(self) -> None:
        super().__init__()
        cache.clear()
        memo.clear()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.client = Client()
        self.sections: dict[int, Known] = {}
        self.chapters: dict[int, bool] = {}
        self.words_of: dict[str, tuple[int, str]] = {}
        self.rules: set[str] = set()
        self.frozen: dict[str, Frozen] = {}
        self.turn = 0

    def teardown(self) -> None:
        try:
            if self.sections and not connection.needs_rollback:
                self.look(SINKS)
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        for _each in range(2):
            page = tree.chapter(ManualPage.objects.get(pk=self.root.pk), f"Chapter {word()}")
            self.chapters[page.pk] = False
        self.write_section(0, closed=False)

    @precondition(lambda self: len(self.sections) < MOST)
    @rule(chapter=PLACE, closed=CLOSED)
    def write_section(self, chapter: int, closed: bool) -> None:
        above = sorted(self.chapters)[chapter % 2]
        title = word()
        body = [Said(tree.paragraph("")["id"], False, {"en": word()})]
        page = tree.section(
            ChapterPage.objects.get(pk=above), f"{title} {COMMON}", self.blocks(body, "en"), access=access(closed)
        )
        known = Known(page.pk, page.translation_key, above, {"en": title}, closed, {"en"}, body)
        self.sections[page.pk] = known
        self.acted()

    @rule(which=PLACE, closed=CLOSED)
    def add_paragraph(self, which: int, closed: bool) -> None:
        known = self.pick(which)
        if len(known.body) < MOST:
            known.body.append(Said(tree.paragraph("")["id"], closed, {"en": word()}))
        self.publish(known)

    @rule(which=PLACE, place=PLACE)
    def close_or_open_a_paragraph(self, which: int, place: int) -> None:
        known = self.pick(which)
        said = known.body[place % len(known.body)]
        said.closed = not said.closed
        self.publish(known)

    @rule(which=PLACE, place=PLACE)
    def write_a_paragraph_anew(self, which: int, place: int) -> None:
        """Its words are new in English; the translation says what it said."""
        known = self.pick(which)
        known.body[place % len(known.body)].words["en"] = word()
        self.publish(known)

    @rule(which=PLACE, place=PLACE)
    def take_a_paragraph_out(self, which: int, place: int) -> None:
        known = self.pick(which)
        if len(known.body) > 1:
            known.body.pop(place % len(known.body))
        self.publish(known)

    @rule(which=PLACE)
    def close_or_open_a_section(self, which: int) -> None:
        known = self.pick(which)
        known.closed = not known.closed
        self.publish(known)

    @rule(which=PLACE)
    def close_or_open_a_chapter(self, which: int) -> None:
        pk = sorted(self.chapters)[which % 2]
        self.chapters[pk] = not self.chapters[pk]
        page = ChapterPage.objects.get(pk=pk).get_latest_revision_as_object()
        page.access = access(self.chapters[pk])
        tree.release(page)
        self.acted()

    @rule(which=PLACE)
    def save_a_draft(self, which: int) -> None:
        known = self.pick(which)
        page = SectionPage.objects.get(pk=known.pk).get_latest_revision_as_object()
        known.draft = word()
        page.body = [*page.body.get_prep_value(), tree.paragraph(f"{known.draft} {COMMON}")]
        page.save_revision(user=tree.editor())
        self.acted()

    @rule(which=PLACE)
    def move(self, which: int) -> None:
        known = self.pick(which)
        known.chapter = next(pk for pk in sorted(self.chapters) if pk != known.chapter)
        goal = ChapterPage.objects.get(pk=known.chapter)
        SectionPage.objects.get(pk=known.pk).move(goal, pos="last-child")
        for copy in SectionPage.objects.filter(translation_key=known.key, locale__language_code="ro"):
            copy.move(self.romanian_chapter(goal), pos="last-child")
        self.acted()

    @rule(which=PLACE)
    def take_down(self, which: int) -> None:
        known = self.pick(which)
        take_down(page=SectionPage.objects.get(pk=known.pk))
        known.live = set()
        self.acted()

    @rule(which=PLACE)
    def translate(self, which: int) -> None:
        known = self.pick(which)
        if "en" not in known.live:
            return
        self.romanian_chapter(ChapterPage.objects.get(pk=known.chapter))
        romanian = Locale.objects.get(language_code="ro")
        known.titles["ro"] = word()
        for said in known.body:
            said.words["ro"] = word()
        page = SectionPage.objects.filter(translation_key=known.key, locale=romanian).first()
        if page is None:
            page = SectionPage.objects.get(pk=known.pk).copy_for_translation(romanian)
            page.slug = f"{page.slug}-ro"
        page.title, page.body = f"{known.titles['ro']} {COMMON}", self.blocks(known.body, "ro")
        tree.release(page)
        known.live.add("ro")
        self.acted()

    @rule(which=PLACE)
    def staff_looks(self, which: int) -> None:
        """What somebody with more rights is shown is kept for nobody else."""
        staff = Client()
        staff.force_login(tree.editor())
        for sink in SINKS[which::6]:
            if not sink.of_editions:
                sink.read(self.visit(staff))
        self.acted()

    @precondition(lambda self: len(self.frozen) < 3)
    @rule()
    def publish_edition(self) -> None:
        if not SectionPage.objects.filter(live=True, locale__language_code="en").exists():
            return
        number = str(len(self.frozen) + 1)
        draft = prepare_edition(
            number=number, title=f"Edition {number}", effective=timezone.localdate(), by=tree.editor()
        )
        said = {note.pk: ("procedure", self.note_on(note.page_key, note.block_id)) for note in draft.notes.all()}
        complete_notes(draft=draft, said=said, by=tree.editor())
        submit_edition(draft=draft, by=tree.editor())
        closed = set(self.closed())
        edition = approve(draft)
        self.frozen[number] = Frozen(closed)
        for impression in edition.impressions.select_related("edition"):
            content = page.html(book.read(impression, for_practitioners=False), style="screen").encode()
            stored = store.store(impression, "manual.html", content)
            EditionFile.objects.create(
                impression=impression,
                name="manual.html",
                path=stored.path,
                restricted=False,
                size=stored.size,
                sha256=stored.sha256,
            )
        self.acted()

    def blocks(self, body: list[Said], language: str) -> list[dict[str, Any]]:
        """Paragraphs, each with law and a term; one that has no translation yet stays out of the translation."""
        made = []
        for said in body:
            if language in said.words:
                text = f"{said.words[language]} {COMMON}"
                made.append(tree.paragraph(text, said.block_id, access(said.closed)))
                made.append(
                    tree.block("definition", {"concept": sinks.TERM, "text": "", "access": access(said.closed)})
                )
        return made

    def publish(self, known: Known) -> None:
        page = SectionPage.objects.get(pk=known.pk)
        tree.write(page, self.blocks(known.body, "en"), access=access(known.closed))
        known.live.add("en")
        known.draft = ""
        self.acted()

    def romanian_chapter(self, chapter: ChapterPage) -> ChapterPage:
        romanian = Locale.objects.get(language_code="ro")
        for above in (ManualPage.objects.get(pk=self.root.pk), chapter):
            if not above.has_translation(romanian):
                tree.release(above.copy_for_translation(romanian))
        return chapter.get_translation(romanian)

    def note_on(self, page_key: UUID, block_id: str) -> str:
        """A change note says a word of the paragraph that it is about."""
        known = next((one for one in self.sections.values() if one.key == page_key), None)
        said = next((one for one in known.body if one.block_id == block_id), None) if known else None
        return f"Note: {said.words['en']}" if said else "Something changed"

    def acted(self) -> None:
        """Bring the index up to date, as the beat does, then look at the next few sinks."""
        for known in self.sections.values():
            for said in known.body:
                (self.rules.add if said.closed else self.rules.discard)(said.block_id) if "en" in known.live else None
                for text in said.words.values():
                    self.words_of[text] = (known.pk, said.block_id)
            for text in known.titles.values():
                self.words_of[text] = (known.pk, "")
        reconcile()
        self.turn += 1
        self.look(SINKS if DEEP and self.turn % ALL_AFTER == 0 else [SINKS[self.turn % len(SINKS)]])

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

    def look(self, chosen: list[sinks.Sink]) -> None:
        closed, opened = set(self.closed()), self.open()
        current = self.current()
        for sink in chosen:
            for edition in list(self.frozen) if sink.of_editions else [""]:
                shown = set(WORD.findall(sink.read(self.visit(self.client, edition))))
                hidden = closed | self.frozen[edition].closed if edition and not sink.of_the_past else closed
                assert not shown & hidden, (sink.name, edition, sorted(shown & hidden))
                if not edition and not sink.of_the_past:
                    strange = shown - current
                    assert not strange, (sink.name, "gone or never public", sorted(strange))
        for text in sorted(closed)[-2:]:
            for language in sinks.LANGUAGES:
                results = find(SearchRequest.parse(QueryDict(f"q={text}"), language=language), PUBLIC)
                assert (results.count, list(results.hits), list(results.kinds), list(results.fallback)) == (
                    0,
                    [],
                    [],
                    [],
                )
        for text, address in list(opened.items())[-2:]:
            assert text in self.client.get(address).content.decode(), (text, address)

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

    def visit(self, client: Client, edition: str = "") -> Visit:
        numbers = list(CitableNumber.objects.order_by("-pk").values_list("number", flat=True))
        return Visit(client, numbers[:NUMBERS], sinks.addresses(), edition)

    def pick(self, which: int) -> Known:
        return self.sections[sorted(self.sections)[which % len(self.sections)]]


def access(closed: bool) -> str:
    return "practitioners" if closed else "public"


@pytest.mark.deep
def test_nothing_closed_comes_out_anywhere(root: ManualPage, tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    concept = GlossaryConcept.objects.create(key=sinks.TERM)
    GlossaryTerm.objects.create(concept=concept, language="en", term="grooming", approved_at=timezone.now())
    Publishing.root = root
    run(Publishing)


def run(machine: type[RuleBasedStateMachine]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            **LENGTH, phases=PHASES, deadline=None, suppress_health_check=list(HealthCheck), database=None
        ),
    )
