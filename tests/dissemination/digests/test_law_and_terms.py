"""Changes of the law, of terms and of the manual that an editor announces reach those who follow the manual, once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models.signals import post_save
from django.urls import reverse
from django.utils import timezone

from dissemination.models import ContentEvent, DigestEntry
from dissemination.services.fan_out import fan_out
from dissemination.services.sweep_content import sweep_content
from dissemination.services.tick_digests import tick_digests
from hub.models import (
    ChangeStatement,
    GlossaryConcept,
    GlossaryTerm,
    LegalAmendment,
    LegalSubject,
    TermChange,
    User,
)
from hub.publishing.services.publish import publish
from hub.reference.services.mark_amended import mark_amended, take_mark_back
from hub.reference.services.save_term import save_term
from manual.models import SectionPage
from tests.dissemination.digests.conftest import MakeSubscriber, digests, text_of
from tests.factories import law, pages, people
from tests.manual import tree

pytestmark = pytest.mark.django_db

NEWS = "Guardians are appointed within five days."


@pytest.fixture
def editor() -> User:
    return people.user("", "editor")


@contextmanager
def failing_after(model: type) -> Iterator[type[Exception]]:
    """Whoever hears last of a saved row fails."""

    class BrokenError(Exception):
        pass

    def fail(**kwargs: object) -> None:
        raise BrokenError

    post_save.connect(fail, sender=model)
    try:
        yield BrokenError
    finally:
        post_save.disconnect(fail, sender=model)


def amended(editor: User, *, news: str = NEWS, act: str = "(EU) 2024/1712") -> LegalAmendment:
    article = law.LegalArticle.objects.filter(key="2011/36/EU 13(2)").first() or law.article()
    amendment = LegalAmendment(article=article, act=act, since=date(2026, 7, 14), note="For us.", news=news)
    mark_amended(amendment=amendment, by=editor)
    return amendment


def term(editor: User, *, note: str = "", language: str = "en", key: str = "guardian", word: str = "Guardian") -> None:
    concept, _made = GlossaryConcept.objects.get_or_create(key=key)
    row = GlossaryTerm.objects.filter(concept=concept, language=language).first()
    row = row or GlossaryTerm(concept=concept, language=language)
    row.term, row.definition = word, f"{word}, defined."
    save_term(row=row, by=editor, note=note)


def test_an_announced_amendment_makes_one_event_with_its_note(editor: User) -> None:
    amendment = amended(editor)
    event = ContentEvent.objects.get()
    assert (event.event_key, event.note, event.of_manual) == (f"law:{amendment.pk}:1", NEWS, True)
    words = event.wordings.get()
    assert (words.title, words.url) == ("2011/36/EU 13(2)", "/en/law/2011-36-eu-13-2/")
    assert words.summary == "Amended by (EU) 2024/1712, since 14 July 2026."


def test_an_amendment_without_news_for_subscribers_makes_none(editor: User) -> None:
    amended(editor, news="")
    assert not ContentEvent.objects.exists()


def test_an_amendment_and_its_event_are_one_transaction(editor: User) -> None:
    with failing_after(LegalAmendment) as broken, pytest.raises(broken):
        amended(editor)
    assert not ContentEvent.objects.exists() and not LegalAmendment.objects.exists()


def test_an_amendment_reaches_those_who_follow_the_manual(editor: User, subscriber: MakeSubscriber) -> None:
    subscriber(wanted=["manual"], cadence="immediate")
    subscriber("other@example.org", wanted=["theme:care"], cadence="immediate")
    amended(editor)
    assert tick_digests() == 1
    mail = text_of(digests("ana@example.org")[0])
    assert mail.subject == "The Hub: 1 change of the law"
    assert 0 < mail.text.index(NEWS) < mail.text.index("Amended by")


def test_a_mark_taken_back_withdraws_what_waits(editor: User, subscriber: MakeSubscriber) -> None:
    subscriber(wanted=["manual"])
    kept = amended(editor)
    wrong = amended(editor, act="(EU) 2025/1")
    fan_out()
    take_mark_back(amendment=wrong, by=editor)
    assert list(DigestEntry.objects.order_by("pk").values_list("state", flat=True)) == ["pending", "withdrawn"]
    assert ContentEvent.objects.standing().get().item_key == str(kept.pk)


def test_an_approved_subject_adds_its_language_to_the_amendment(editor: User, subscriber: MakeSubscriber) -> None:
    subscriber(wanted=["manual"], language="ro", language_policy="exact")
    amendment = amended(editor)
    fan_out()
    assert DigestEntry.objects.get().state == "waiting"
    LegalSubject.objects.create(
        article=amendment.article, language="ro", subject="Protecția copiilor", approved_at=timezone.now()
    )
    fan_out()
    assert DigestEntry.objects.get().state == "pending"
    assert ContentEvent.objects.get().wordings.get(language="ro").title == "2011/36/EU 13(2): Protecția copiilor"


def test_an_editor_announces_an_amendment_on_its_page() -> None:
    article = law.article()
    client = people.logged_in(people.user("", "editor"))
    form = {"act": "(EU) 2024/1712", "since": "2026-07-14", "note": "", "news": NEWS}
    client.post(reverse("legalarticle:amended", args=[article.pk]), form)
    client.post(reverse("legalarticle:amended", args=[article.pk]), form)
    assert ContentEvent.objects.get().note == NEWS


def test_an_announced_change_of_a_term_makes_one_event_with_its_note(editor: User) -> None:
    term(editor, note="Covers guardians of one day.")
    term(editor, note="Covers guardians of one day.")
    event = ContentEvent.objects.get()
    assert event.event_key == f"term:guardian:{TermChange.objects.get().fingerprint}"
    assert (event.note, event.of_manual) == ("Covers guardians of one day.", True)
    words = event.wordings.get()
    assert (words.title, words.summary, words.url) == ("Guardian", "Guardian, defined.", "/en/glossary/guardian/")


def test_a_term_changed_without_a_note_renews_the_words_and_announces_nothing(editor: User) -> None:
    term(editor)
    assert not ContentEvent.objects.exists()
    term(editor, note="New.")
    term(editor, word="Legal guardian")
    assert ContentEvent.objects.get().wordings.get().title == "Legal guardian"


def test_a_second_announced_change_of_a_term_overtakes_the_first(editor: User, subscriber: MakeSubscriber) -> None:
    subscriber(wanted=["manual"])
    term(editor, note="New.")
    fan_out()
    term(editor, note="Newer.", word="Legal guardian")
    fan_out()
    assert list(DigestEntry.objects.order_by("pk").values_list("state", flat=True)) == ["superseded", "pending"]


def test_a_translated_term_adds_its_words_and_no_second_event(editor: User) -> None:
    term(editor, note="New.")
    lead = people.user("", "lead-ro")
    term(lead, language="ro", word="Tutore")
    assert ContentEvent.objects.get().wordings.get(language="ro").title == "Tutore"


def test_a_term_that_goes_is_withdrawn_and_stands_again_when_it_is_back(
    editor: User, subscriber: MakeSubscriber
) -> None:
    subscriber(wanted=["manual"])
    term(editor, note="New.")
    fan_out()
    GlossaryTerm.objects.get().delete()
    assert DigestEntry.objects.get().state == "withdrawn"
    term(editor)
    fan_out()
    assert DigestEntry.objects.get().state == "pending"
    GlossaryConcept.objects.get().delete()
    assert DigestEntry.objects.get().state == "withdrawn"


def test_a_term_and_its_event_are_one_transaction(editor: User) -> None:
    with failing_after(TermChange) as broken, pytest.raises(broken):
        term(editor, note="New.")
    assert not ContentEvent.objects.exists() and not GlossaryTerm.objects.exists()


def test_a_note_that_cannot_be_announced_is_told_at_its_field(editor: User) -> None:
    with pytest.raises(ValidationError):
        term(people.user("", "lead-ro"), language="ro", note="Nou.")
    with pytest.raises((PermissionDenied, ValidationError)):
        term(people.user("", "auditor"), note="New.")
    concept = GlossaryConcept.objects.create(key="child")
    form = {"concept": concept.pk, "language": "en", "term": "Child", "definition": "", "forms": ""}
    client = people.logged_in(editor)
    assert client.post(reverse("glossaryterm:add"), {**form, "change_note": "New."}).status_code == 302
    assert ContentEvent.objects.get().note == "New."
    lead = people.logged_in(people.user("lead@example.org", "lead-ro"))
    answer = lead.post(reverse("glossaryterm:add"), {**form, "language": "ro", "change_note": "Nou."})
    assert answer.context["form"].errors["change_note"]
    assert 'value="Nou."' in answer.text


def test_the_sweep_finds_a_change_of_the_law_and_of_a_term_that_a_crash_lost(editor: User) -> None:
    amended(editor)
    amended(editor, news="", act="(EU) 2025/1")
    term(editor, note="New.")
    ContentEvent.objects.all().delete()
    assert sweep_content() == 2
    assert sweep_content() == 0


@pytest.fixture
def section() -> SectionPage:
    chapter = tree.chapter(tree.plant(pages.home()), "First hours")
    return tree.section(chapter, "Interviews", [tree.paragraph("When", "Within a day.")])


def changed(page: SectionPage, kind: str, note: str) -> None:
    ChangeStatement.objects.create(
        page_key=page.translation_key, language="en", block_id="summary", kind=kind, note=note
    )
    page.summary = f"{note} And more."
    publish(revision=page.save_revision(), by=None)


def test_a_legal_change_of_a_section_makes_one_event_for_those_who_follow_the_manual(section: SectionPage) -> None:
    assert not ContentEvent.objects.exists()
    changed(section, "legal", "A lawyer is present.")
    event = ContentEvent.objects.get()
    assert (event.kind, event.note, event.of_manual) == ("section", "A lawyer is present.", True)
    assert event.wordings.get().title == "Interviews"


@pytest.mark.parametrize("kind", ["procedure", "contact", "wording"])
def test_other_changes_of_a_section_are_told_with_the_next_edition(section: SectionPage, kind: str) -> None:
    changed(section, kind, "Ask twice.")
    assert not ContentEvent.objects.exists()
