"""The table of `docs/features/digests.md`: each row has the test that shows it, here or where its matter is."""

import importlib
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from wagtail.models import Locale

from dissemination.models import ContentEvent, DigestEntry
from dissemination.services.fan_out import fan_out
from dissemination.services.plan_digests import plan_due
from dissemination.services.tick_digests import tick_digests
from home.models import NewsIndexPage, NewsPage
from hub.embedded.places import CLONE
from hub.models import AccessRule, ChangeStatement, User
from hub.ports import announce
from hub.publishing.services.publish import publish
from hub.publishing.services.take_down import take_down
from initiatives.models import Outcome, Reason
from initiatives.services.close import close
from initiatives.services.take_down import take_down as take_initiative_down
from tests.dissemination.digests.conftest import (
    MakeNews,
    MakeSubscriber,
    Shelf,
    arrived,
    digests,
    republish,
    text_of,
    translate,
)
from tests.factories import people
from tests.initiatives import conftest as partners

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)

cast, draft, submitted, public = partners.cast, partners.draft, partners.submitted, partners.public

ROWS = {
    "news is published for the first time, announced": (
        "capture.test_a_first_publication_makes_one_event_with_its_words"
    ),
    "published without announcement": "table.test_what_was_published_quietly_is_told_once_a_change_note_comes",
    "scheduled ahead": "capture.test_a_publication_ahead_of_time_leaves_nothing_before_it_is_live",
    "published again without a change note, or a change of wording alone": (
        "table.test_a_change_of_wording_announces_nothing_and_what_waits_is_said_in_the_new_words"
    ),
    "published again, announced, with a change note": (
        "capture.test_a_change_note_announces_anew_and_overtakes_what_waits"
    ),
    "reverted to an older text": "table.test_a_revert_says_the_older_words_and_announces_nothing",
    "translated, days later": "language_policy.test_a_translation_two_days_later",
    "translated, days later, for who wants their own language only": (
        "language_policy.test_a_translation_two_days_later"
    ),
    "translated, days later, for who wants both": "language_policy.test_a_translation_two_days_later",
    "what waits for its translation is overtaken by newer news": (
        "language_policy.test_newer_news_overtakes_what_waits_for_its_translation"
    ),
    "moved, or its address changed": "table.test_a_new_address_reaches_messages_that_have_not_left",
    "taken down, deleted, expired; an edition withdrawn; an initiative removed or closed": (
        "table.test_what_is_gone_is_withdrawn_and_taken_out_of_messages"
    ),
    "the translation alone is taken down": (
        "table.test_without_its_translation_an_item_is_said_in_its_source_and_marked"
    ),
    "a subscriber changes language or policy": (
        "language_changes.test_who_no_longer_insists_on_their_language_gets_what_waited"
    ),
    "public again after that": "capture.test_what_comes_back_reaches_those_who_did_not_get_it_and_nobody_twice",
    "restricted to practitioners": "table.test_what_is_restricted_reaches_practitioners_by_their_account_alone",
    "an impression of an edition is added": "table.test_an_impression_reaches_who_waits_for_its_language",
    "an officer holds an item": "steering.test_holding_an_item_takes_it_out_of_messages_that_have_not_left",
    "an officer withdraws an item": "steering.test_what_an_officer_withdrew_stays_withdrawn_and_the_log_says_why",
    "an amendment is announced": "law_and_terms.test_an_announced_amendment_makes_one_event_with_its_note",
    "the mark of an amendment is taken back": "law_and_terms.test_a_mark_taken_back_withdraws_what_waits",
    "a glossary term changes, announced": (
        "law_and_terms.test_an_announced_change_of_a_term_makes_one_event_with_its_note"
    ),
    "a glossary term changes without it, or is approved in another language": (
        "law_and_terms.test_a_translated_term_adds_its_words_and_no_second_event"
    ),
    "a glossary term is deleted, or no longer approved": (
        "law_and_terms.test_a_term_that_goes_is_withdrawn_and_stands_again_when_it_is_back"
    ),
    "a section of the manual has a legal change with its note": (
        "law_and_terms.test_a_legal_change_of_a_section_makes_one_event_for_those_who_follow_the_manual"
    ),
    "an item is found by a saved search when it is announced": (
        "saved_searches.test_a_search_goes_from_the_page_to_the_mail"
    ),
    "an alias is published": "table.test_an_alias_announces_nothing",
    "a process died between a commit and its listeners": (
        "capture.test_the_sweep_finds_what_a_crash_lost_and_nothing_else"
    ),
}


def test_each_row_of_the_table_has_its_test() -> None:
    text = (CLONE / "docs/features/digests.md").read_text()
    table = text.partition("| what happens | what subscribers see |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1].strip() for line in table.splitlines() if re.match(r"\| [a-z]", line)]
    assert set(rows) == set(ROWS) and len(rows) == len(ROWS)
    for where in ROWS.values():
        module, _dot, test = where.partition(".")
        assert callable(getattr(importlib.import_module(f"tests.dissemination.digests.test_{module}"), test)), where


def state(note: str, page: NewsPage, kind: str = "contact") -> None:
    ChangeStatement.objects.create(
        page_key=page.translation_key, language="en", block_id="summary", kind=kind, note=note
    )


def test_what_was_published_quietly_is_told_once_a_change_note_comes(news: MakeNews) -> None:
    page = news(announced=False)
    republish(page, summary="Changed quietly.")
    assert not ContentEvent.objects.exists()
    state("The number changed.", page)
    republish(page, summary="Other number.")
    assert ContentEvent.objects.get().note == "The number changed."


def test_a_change_of_wording_announces_nothing_and_what_waits_is_said_in_the_new_words(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber()
    page = news(summary="Old words.")
    fan_out()
    state("A comma.", page, kind="wording")
    republish(page, summary="New words.")
    plan_due()
    assert ContentEvent.objects.count() == 1
    assert "New words." in text_of(digests()[0]).text


def test_a_revert_says_the_older_words_and_announces_nothing(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    page = news(summary="First words.")
    first = page.latest_revision
    fan_out()
    republish(page, summary="Second words.")
    publish(revision=first.as_object().save_revision(previous_revision=first), by=None)
    plan_due()
    assert ContentEvent.objects.count() == 1
    assert "First words." in text_of(digests()[0]).text


def test_a_new_address_reaches_messages_that_have_not_left(
    news: MakeNews, subscriber: MakeSubscriber, django_capture_on_commit_callbacks: Any
) -> None:
    subscriber()
    page = news("Helpline moves")
    tick_digests()
    with django_capture_on_commit_callbacks(execute=True):
        republish(page, slug="elsewhere")
    first, second = digests()
    assert (first.state, second.state) == ("cancelled", "queued")
    assert "/en/news/elsewhere/" in text_of(second).text
    other = NewsIndexPage(title="Archive", slug="archive", locale=page.locale)
    NewsIndexPage.objects.get(locale__language_code="en").get_parent().add_child(instance=other)
    NewsPage.objects.get(pk=page.pk).move(other, pos="last-child")
    assert "/en/archive/elsewhere/" in text_of(digests()[-1]).text
    assert [message.state for message in digests()] == ["cancelled", "cancelled", "queued"]


@pytest.mark.parametrize("gone", ["taken down", "deleted", "edition withdrawn", "initiative removed", "closed"])
def test_what_is_gone_is_withdrawn_and_taken_out_of_messages(
    cast: partners.Cast,
    public: partners.Make,
    news: MakeNews,
    subscriber: MakeSubscriber,
    editions: Shelf,
    gone: str,
) -> None:
    """Expiry: `test_expiry_withdraws_too`."""
    subscriber()
    subscriber("later@example.org", cadence="monthly")
    tick_digests(at=TUESDAY)
    if gone in ("taken down", "deleted"):
        page = news("It")
    elif gone == "edition withdrawn":
        editions.add("2", "en")
        announce.happened.send(sender=None, kind="edition_published", key="2", data={})
    else:
        initiative = public()
        announce.happened.send(sender=None, kind="initiative_approved", key=str(initiative.key), data={})
    tick_digests(at=TUESDAY + DAY)
    pending = DigestEntry.objects.filter(state="pending")
    assert (pending.count(), digests()[0].state) == (1, "queued")
    if gone == "taken down":
        take_down(page=page)
    elif gone == "deleted":
        NewsPage.objects.get(pk=page.pk).delete()
    elif gone == "edition withdrawn":
        editions.standing.clear()
        announce.happened.send(sender=None, kind="edition_removed", key="2", data={})
    elif gone == "initiative removed":
        take_initiative_down(initiative=initiative, reasons=[Reason.values[0]], by=cast.moderator)
    else:
        close(initiative=initiative, outcome=Outcome.FOUND, by=cast.author)
    assert set(DigestEntry.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert [message.state for message in digests()] == ["cancelled"]
    assert tick_digests(at=TUESDAY + 40 * DAY) == 0


def test_without_its_translation_an_item_is_said_in_its_source_and_marked(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(language="ro")
    page = news("Helpline moves")
    copy = translate(page, "ro", title="Linia se mută")
    tick_digests()
    assert "Linia se mută" in text_of(digests()[0]).text
    take_down(page=copy)
    mail = text_of(digests()[-1])
    assert "Linia se mută" not in mail.text and "Helpline moves" in mail.text
    assert re.search(r"<h3[^>]* lang=\"en\"", mail.html)


def test_what_is_restricted_reaches_practitioners_by_their_account_alone(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    practitioner: User = people.practitioner()
    subscriber(practitioner.email, cadence="immediate")
    subscriber("ana@example.org", cadence="immediate")
    page = news()
    fan_out()
    AccessRule.objects.create(page_key=page.translation_key, block_id="")
    tick_digests()
    assert [message.to_address for message in digests()] == [practitioner.email]


def test_an_impression_reaches_who_waits_for_its_language(editions: Shelf, subscriber: MakeSubscriber) -> None:
    subscriber("exact@example.org", wanted=["manual"], language="da", language_policy="exact", cadence="immediate")
    subscriber("both@example.org", wanted=["manual"], language="da", language_policy="both", cadence="immediate")
    editions.add("2", "en")
    announce.happened.send(sender=None, kind="edition_published", key="2", data={})
    tick_digests()
    arrived()
    editions.standing.clear()
    editions.add("2", "en", "da")
    announce.happened.send(sender=None, kind="impression_published", key="2/da/1", data={"edition": "2"})
    tick_digests()
    languages = DigestEntry.objects.exclude(told_in="").order_by("pk").values_list("subscriber__email", "told_in")
    assert sorted(languages) == [("both@example.org", "da"), ("both@example.org", "en"), ("exact@example.org", "da")]


def test_an_alias_announces_nothing(news: MakeNews) -> None:
    page = news("Helpline moves")
    other = NewsIndexPage(title="Archive", slug="archive", locale=page.locale)
    NewsIndexPage.objects.get(locale__language_code="en").get_parent().add_child(instance=other)
    alias = page.create_alias(parent=other)
    page.create_alias(
        parent=NewsIndexPage.objects.get(locale__language_code="ro"),
        update_locale=Locale.objects.get(language_code="ro"),
        reset_translation_key=False,
    )
    republish(page, title="Helpline moves on")
    alias.refresh_from_db()
    assert alias.live and alias.title == "Helpline moves on"
    words = ContentEvent.objects.get().wordings.get()
    assert words.url == "/en/news/helpline-moves/"
