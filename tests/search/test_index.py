"""The index follows what is live: written after publication, removed and restricted at once, mended by comparison."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from home.models import HomePage, NewsIndexPage, NewsPage
from hub.models import GlossaryConcept, GlossaryTerm, LegalTitle, User
from hub.people.reader import Reader
from hub.publishing.services.publish import publish
from hub.publishing.services.take_down import take_down
from search.models import SearchEntry
from search.services import index, index_rows
from tests.factories import law
from tests.search.test_find import ask

pytestmark = pytest.mark.django_db

PRACTITIONER = Reader(user_id=1, practitioner=True)


@pytest.fixture
def news() -> NewsPage:
    parent = NewsIndexPage.objects.filter(locale__language_code="en").first()
    assert parent is not None, HomePage.objects.all()
    page = NewsPage(title="Lanterns at the harbour", slug="lanterns", summary="What the harbour police changed.")
    parent.add_child(instance=page)
    publish_news(page)
    index.index_page(page_id=page.pk)
    return page


def publish_news(page: NewsPage) -> None:
    editor, _made = User.objects.get_or_create(email="index@example.org")
    publish(revision=page.save_revision(user=editor), by=editor)


def test_a_published_page_is_found_and_gone_when_taken_down(news: NewsPage) -> None:
    assert [hit.url for hit in ask("lanterns").hits] == [news.url]
    take_down(page=news)
    assert ask("lanterns").count == 0


def test_a_page_that_becomes_restricted_is_found_by_practitioners_alone(news: NewsPage) -> None:
    news.access = "practitioners"
    publish_news(news)
    assert ask("lanterns").count == 0
    assert ask("lanterns", reader=PRACTITIONER).count == 1


def test_a_restricted_parent_hides_what_is_below(news: NewsPage) -> None:
    parent = news.get_parent().specific
    parent.access = "practitioners"
    publish_news(parent)
    assert ask("lanterns").count == 0


def test_comparison_finds_what_was_lost(news: NewsPage) -> None:
    SearchEntry.objects.all().delete()
    with pytest.raises(CommandError):
        call_command("search_reconcile", "--check")
    call_command("search_reconcile")
    call_command("search_reconcile", "--check")
    assert ask("lanterns").count == 1


def test_comparison_removes_what_is_left_over(news: NewsPage) -> None:
    entry = SearchEntry.objects.get(page_key=news.translation_key)
    SearchEntry.objects.filter(pk=entry.pk).update(language="da", key=f"{entry.key}x")
    index.reconcile()
    assert not SearchEntry.objects.filter(language="da", page_key=news.translation_key).exists()
    assert ask("lanterns").count == 1


def test_words_of_the_glossary_are_found_once_approved() -> None:
    concept = GlossaryConcept.objects.create(key="lantern")
    term = GlossaryTerm.objects.create(concept=concept, language="nl", term="lantaarn", definition="Een lamp.")
    index_rows.reconcile_rows()
    assert ask("lantaarn", "nl").count == 0
    term.approved_at = term.changed_at
    term.save()
    index_rows.reconcile_rows()
    assert ask("lantaarn", "nl").hits[0].url == "/nl/glossary/lantern/"
    term.delete()
    assert ask("lantaarn", "nl").count == 0


def test_a_word_or_a_subject_of_the_law_that_is_no_longer_approved_is_gone_at_once() -> None:
    concept = GlossaryConcept.objects.create(key="lantern")
    now = timezone.now()
    term = concept.terms.create(language="nl", term="lantaarn", definition="Een lamp.", approved_at=now)
    subject = law.article("2011/36/EU 13(2)").subjects.create(language="nl", subject="Lantaarns", approved_at=now)
    index_rows.reconcile_rows()
    assert ask("lantaarn", "nl").count == 2
    term.approved_at = None
    term.save()
    assert ask("lantaarn", "nl").count == 1
    subject.delete()
    assert ask("lantaarn", "nl").count == 0


def test_articles_of_the_law_are_found_by_their_subject_and_their_instrument() -> None:
    article = law.article("2011/36/EU 13(2)")
    LegalTitle.objects.create(
        instrument=article.instrument, language="en", title="Directive on trafficking", approved_at=timezone.now()
    )
    subject = article.subjects.create(language="en", subject="Presumption of childhood")
    index_rows.reconcile_rows()
    assert ask("childhood").count == 0
    subject.approved_at = timezone.now()
    subject.save()
    index_rows.reconcile_rows()
    assert [hit.url for hit in ask("childhood").hits] == ["/en/law/2011-36-eu-13-2/"]
    assert ask("directive trafficking").count == 1


def test_after_an_upgrade_of_the_server_everything_is_written_again(news: NewsPage) -> None:
    concept = GlossaryConcept.objects.create(key="lantern")
    GlossaryTerm.objects.create(
        concept=concept, language="nl", term="lantaarn", definition="Een lamp.", approved_at=timezone.now()
    )
    call_command("search_reconcile")
    SearchEntry.objects.update(server_version="150000/1", vector=None)
    with pytest.raises(CommandError):
        call_command("search_reconcile", "--check")
    call_command("search_reconcile")
    assert not SearchEntry.objects.filter(vector=None).exists()
    assert [hit.url for hit in ask("lanterns").hits] == [news.url]
    assert ask("lantaarn", "nl").count == 1


def test_an_entry_whose_page_is_gone_breaks_nothing_and_leaves(client: Client, news: NewsPage) -> None:
    """As after a crash in the middle of what no signal told."""
    NewsPage.objects.filter(pk=news.pk)._raw_delete(NewsPage.objects.db)
    Page.objects.filter(pk=news.pk)._raw_delete(Page.objects.db)
    assert client.get("/en/search/?q=lanterns").status_code == 200
    gone = client.get(news.url)
    assert gone.status_code == 404 and b'name="q"' in gone.content
    index.reconcile()
    assert ask("lanterns").count == 0
