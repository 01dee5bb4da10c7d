"""Publishing, restricting, moving, taking down, translating, freezing in any order: nothing closed comes out anywhere.

Each text carries a word of its own. After every act an anonymous visitor reads some sinks, at the end all of them; no
word may come out that the model says is closed, and every open word must be on its page.
"""

import os
from typing import Any

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
from hub.models import GlossaryConcept, GlossaryTerm, Theme
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
from tests.manual.beliefs import WORD, Beliefs, Known, Said, access, word
from tests.manual.making import approve
from tests.manual.sinks import COMMON, SINKS, Visit

pytestmark = pytest.mark.django_db
DEEP = bool(os.environ.get("HUB_DEEP"))
PHASES = tuple(Phase) if DEEP else (Phase.explicit, Phase.generate)  # a short run says at once that it fails
LENGTH = {"max_examples": 200, "stateful_step_count": 50} if DEEP else {"max_examples": 15, "stateful_step_count": 25}
PLACE = st.integers(min_value=0, max_value=5)
CLOSED = st.booleans()
ALL_AFTER = 10  # acts, in a run at full length; one sink is read after each other act
NUMBERS = 2  # that are asked for at once: of the newest texts
MOST = 3  # sections, and paragraphs of each


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
        self.beliefs = Beliefs()
        self.turn = 0

    def teardown(self) -> None:
        try:
            if self.beliefs.sections and not connection.needs_rollback:
                self.look(SINKS)
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        for _each in range(2):
            page = tree.chapter(ManualPage.objects.get(pk=self.root.pk), f"Chapter {word()}")
            self.beliefs.chapters[page.pk] = False
        self.write_section(0, closed=False)

    @precondition(lambda self: len(self.beliefs.sections) < MOST)
    @rule(chapter=PLACE, closed=CLOSED)
    def write_section(self, chapter: int, closed: bool) -> None:
        above = sorted(self.beliefs.chapters)[chapter % 2]
        title = word()
        body = [Said(tree.paragraph("")["id"], False, {"en": word()})]
        page = tree.section(
            ChapterPage.objects.get(pk=above), f"{title} {COMMON}", self.blocks(body, "en"), access=access(closed)
        )
        page.themes.add(Theme.objects.get(slug=sinks.THEME))
        tree.release(page)
        known = Known(page.pk, page.translation_key, above, {"en": title}, closed, {"en"}, body)
        self.beliefs.sections[page.pk] = known
        self.acted()

    @rule(which=PLACE, closed=CLOSED)
    def add_paragraph(self, which: int, closed: bool) -> None:
        known = self.beliefs.pick(which)
        if len(known.body) < MOST:
            known.body.append(Said(tree.paragraph("")["id"], closed, {"en": word()}))
        self.publish(known)

    @rule(which=PLACE, place=PLACE)
    def close_or_open_a_paragraph(self, which: int, place: int) -> None:
        known = self.beliefs.pick(which)
        said = known.body[place % len(known.body)]
        said.closed = not said.closed
        self.publish(known)

    @rule(which=PLACE, place=PLACE)
    def write_a_paragraph_anew(self, which: int, place: int) -> None:
        """Its words are new in English; the translation says what it said."""
        known = self.beliefs.pick(which)
        known.body[place % len(known.body)].words["en"] = word()
        self.publish(known)

    @rule(which=PLACE, place=PLACE)
    def take_a_paragraph_out(self, which: int, place: int) -> None:
        known = self.beliefs.pick(which)
        if len(known.body) > 1:
            known.body.pop(place % len(known.body))
        self.publish(known)

    @rule(which=PLACE)
    def close_or_open_a_section(self, which: int) -> None:
        known = self.beliefs.pick(which)
        known.closed = not known.closed
        self.publish(known)

    @rule(which=PLACE)
    def close_or_open_a_chapter(self, which: int) -> None:
        pk = sorted(self.beliefs.chapters)[which % 2]
        self.beliefs.chapters[pk] = not self.beliefs.chapters[pk]
        page = ChapterPage.objects.get(pk=pk).get_latest_revision_as_object()
        page.access = access(self.beliefs.chapters[pk])
        tree.release(page)
        self.acted()

    @rule(which=PLACE)
    def save_a_draft(self, which: int) -> None:
        known = self.beliefs.pick(which)
        page = SectionPage.objects.get(pk=known.pk).get_latest_revision_as_object()
        known.draft = word()
        page.body = [*page.body.get_prep_value(), tree.paragraph(f"{known.draft} {COMMON}")]
        page.save_revision(user=tree.editor())
        self.acted()

    @rule(which=PLACE)
    def move(self, which: int) -> None:
        known = self.beliefs.pick(which)
        known.chapter = next(pk for pk in sorted(self.beliefs.chapters) if pk != known.chapter)
        goal = ChapterPage.objects.get(pk=known.chapter)
        SectionPage.objects.get(pk=known.pk).move(goal, pos="last-child")
        for copy in SectionPage.objects.filter(translation_key=known.key, locale__language_code="ro"):
            copy.move(self.romanian_chapter(goal), pos="last-child")
        self.acted()

    @rule(which=PLACE)
    def take_down(self, which: int) -> None:
        known = self.beliefs.pick(which)
        take_down(page=SectionPage.objects.get(pk=known.pk))
        known.live = set()
        self.acted()

    @rule(which=PLACE)
    def translate(self, which: int) -> None:
        known = self.beliefs.pick(which)
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

    @precondition(lambda self: len(self.beliefs.frozen) < 3)
    @rule()
    def publish_edition(self) -> None:
        if not SectionPage.objects.filter(live=True, locale__language_code="en").exists():
            return
        number = str(len(self.beliefs.frozen) + 1)
        draft = prepare_edition(
            number=number, title=f"Edition {number}", effective=timezone.localdate(), by=tree.editor()
        )
        said = {
            note.pk: ("procedure", self.beliefs.note_on(note.page_key, note.block_id)) for note in draft.notes.all()
        }
        complete_notes(draft=draft, said=said, by=tree.editor())
        submit_edition(draft=draft, by=tree.editor())
        closed = set(self.beliefs.closed())
        edition = approve(draft)
        self.beliefs.frozen[number] = closed
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

    def acted(self) -> None:
        """Bring the index up to date, as the beat does, then look at the next few sinks."""
        self.beliefs.learn()
        reconcile()
        self.turn += 1
        self.look(SINKS if DEEP and self.turn % ALL_AFTER == 0 else [SINKS[self.turn % len(SINKS)]])

    def look(self, chosen: list[sinks.Sink]) -> None:
        closed, opened = set(self.beliefs.closed()), self.beliefs.open()
        current = self.beliefs.current()
        for sink in chosen:
            for edition in list(self.beliefs.frozen) if sink.of_editions else [""]:
                shown = set(WORD.findall(sink.read(self.visit(self.client, edition))))
                hidden = closed | self.beliefs.frozen[edition] if edition and not sink.of_the_past else closed
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

    def visit(self, client: Client, edition: str = "") -> Visit:
        numbers = list(CitableNumber.objects.order_by("-pk").values_list("number", flat=True))
        return Visit(client, numbers[:NUMBERS], sinks.addresses(), edition)


@pytest.mark.deep
def test_nothing_closed_comes_out_anywhere(root: ManualPage, tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    concept = GlossaryConcept.objects.create(key=sinks.TERM)
    GlossaryTerm.objects.create(concept=concept, language="en", term="grooming", approved_at=timezone.now())
    Theme.objects.create(slug=sinks.THEME, name="Lanterns")
    Publishing.root = root
    run(Publishing)


def run(machine: type[RuleBasedStateMachine]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            **LENGTH, phases=PHASES, deadline=None, suppress_health_check=list(HealthCheck), database=None
        ),
    )
