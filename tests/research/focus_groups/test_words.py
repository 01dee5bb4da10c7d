"""What is shown of a quotation was written by one person and approved by another, whoever they are."""

import pytest
from django.db import IntegrityError, transaction

from hub.models import User
from hub.ports import versions
from research.errors import NotNowOfQuoteError, PointsToSomebodyError, SamePersonError
from research.models import GroupSession, Quote, QuoteWords
from research.services.focus_groups.words import approve_words, keep_back, write_words
from tests.factories import people
from tests.research.focus_groups.making import group, published, quote, session

pytestmark = pytest.mark.django_db
State = Quote.State


def editor() -> User:
    return people.user("", "editor")


def state_of(row: Quote) -> str:
    row.refresh_from_db()
    return row.state


def test_it_waits_is_redacted_and_is_published_by_a_second_person() -> None:
    row, first = quote(session(group())), editor()
    write_words(quote=row, language="ro", text="Am așteptat.", by=first)
    assert state_of(row) == State.REDACTED
    before = versions.current()
    approve_words(quote=row, language="ro", by=editor())
    assert state_of(row) == State.PUBLISHED
    assert row.original == "", "what was cut is forgotten"
    assert versions.current() > before


@pytest.mark.parametrize("superuser", [False, True])
def test_whoever_wrote_the_words_cannot_approve_them(superuser: bool) -> None:
    row, first = quote(session(group())), people.user("", "editor", is_superuser=superuser)
    write_words(quote=row, language="ro", text="Am așteptat.", by=first)
    with pytest.raises(SamePersonError):
        approve_words(quote=row, language="ro", by=first)
    assert state_of(row) == State.REDACTED
    row = published(row.session)
    write_words(quote=row, language="en", text="I waited.", by=first)
    with pytest.raises(SamePersonError):
        approve_words(quote=row, language="en", by=first)
    assert not row.words.filter(language="en", approved_at__isnull=False).exists()


def test_the_database_refuses_one_person_for_both() -> None:
    row = published(session(group()))
    words = row.words.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        QuoteWords.objects.filter(pk=words.pk).update(approved_by=words.written_by)


def test_a_new_redaction_takes_the_words_and_their_translations_off_the_page() -> None:
    row = published(session(group()), en="I waited long.")
    write_words(quote=row, language="ro", text="Am așteptat ore întregi.", by=editor())
    assert state_of(row) == State.REDACTED
    assert not row.words.exclude(approved_at=None).exists()
    with pytest.raises(NotNowOfQuoteError):
        approve_words(quote=row, language="en", by=editor())


def test_a_translation_written_anew_waits_alone() -> None:
    row = published(session(group()), en="I waited long.")
    write_words(quote=row, language="en", text="I waited for long.", by=editor())
    assert state_of(row) == State.PUBLISHED
    assert list(row.words.filter(approved_at=None).values_list("language", flat=True)) == ["en"]


def test_a_translation_comes_after_the_redaction() -> None:
    row = quote(session(group()))
    with pytest.raises(NotNowOfQuoteError):
        write_words(quote=row, language="en", text="I waited.", by=editor())


def test_words_that_point_to_somebody_are_refused() -> None:
    row = quote(session(group()))
    with pytest.raises(PointsToSomebodyError):
        write_words(quote=row, language="ro", text="Sunați la 0722 123 456.", by=editor())
    assert not row.words.exists()


def test_what_is_kept_back_is_forgotten_for_good() -> None:
    row = published(session(group()), en="I waited long.")
    keep_back(quote=row)
    assert state_of(row) == State.KEPT_BACK
    assert (row.original, row.words.count()) == ("", 0)
    with pytest.raises(NotNowOfQuoteError):
        write_words(quote=row, language="ro", text="Am așteptat.", by=editor())


def test_there_is_no_place_for_a_name_or_a_recording() -> None:
    fields = {field.name for field in GroupSession._meta.get_fields()}
    assert fields == {
        *("id", "key", "group", "country", "professions", "held_on", "size", "method", "moderator", "quotes"),
    }
