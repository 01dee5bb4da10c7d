"""The translation memory: fed by approval alone, offered where a text is the same or alike, closed with its page."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from home.models import NewsIndexPage, NewsPage
from hub.models import AccessRule
from hub.people.reader import Reader
from hub.publishing.services.publish import publish
from tests.translation.conftest import CALL, bring, say, submit, target, translate
from translation import localize
from translation.models import Approval, MemoryEntry, MemoryPlace, MemorySource, PageTranslation
from translation.queries.memory import suggestions
from translation.queries.texts import segments_of
from translation.services.approve import approve
from translation.services.remember import remember
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import send_to_review

pytestmark = pytest.mark.django_db
CALLED = "Call child protection within a day."
PRACTITIONER = Reader(practitioner=True)


def page_with(editor: Any, slug: str, *texts: str) -> NewsPage:
    body = [
        {"type": "text", "id": f"30000000-0000-0000-0000-{place:012}", "value": f"<p>{text}</p>"}
        for place, text in enumerate(texts)
    ]
    page = NewsPage(title=f"Page {slug}", slug=slug, body=body)
    NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    publish(revision=page.save_revision(user=editor), by=editor)
    page.refresh_from_db()
    return page


def offered(row: PageTranslation, path: str, **kwargs: Any) -> list[Any]:
    segment = segment_at(row, path)
    return suggestions([segment], page_key=row.page_key, language=row.language, **kwargs).get(segment.key, [])


def segment_at(row: PageTranslation, path: str) -> localize.Segment:
    return next(segment for segment in segments_of(row) if segment.path.startswith(path))


@pytest.fixture
def remembered(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> PageTranslation:
    return bring(news, editor, translator, reviewer)


@pytest.fixture
def other(remembered: PageTranslation, editor: Any) -> PageTranslation:
    return submit(
        page_with(editor, "other", CALLED, "Call child protection within an hour.", "No word in common"), editor
    )


def test_nothing_is_remembered_before_approval(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    assert not MemoryEntry.objects.exists()
    approve(translation=row, by=reviewer)
    entry = MemoryEntry.objects.get(source__text=CALLED)
    assert (entry.language, entry.text) == ("ro", f"RO {CALLED}")
    place = entry.places.get()
    assert (place.page_key, place.block_id) == (news.translation_key, CALL)
    assert not MemorySource.objects.filter(text="two-calls").exists(), "an address is no text"


def test_the_approved_text_is_remembered_and_not_what_was_saved_since(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    later = segment_at(row, f"body.{CALL}")
    localize.store(locale=target(news).locale, by=translator, texts=[(later, "Saved in the stock editor meanwhile")])
    approve(translation=row, by=reviewer)
    assert MemoryEntry.objects.get(source__text=CALLED).text == f"RO {CALLED}"


def test_the_same_text_is_offered_whole_and_nothing_is_filled(other: PageTranslation) -> None:
    same, alike, none = (offered(other, f"body.30000000-0000-0000-0000-00000000000{place}") for place in range(3))
    assert [(one.text, one.percent, one.difference, one.from_page) for one in same] == [
        (f"RO {CALLED}", 100, (), "Two calls")
    ]
    assert 50 <= alike[0].percent < 100
    assert [(part.op, part.text) for part in alike[0].difference] == [
        ("same", "Call child protection within"),
        ("removed", " a day"),
        ("added", " an hour"),
        ("same", "."),
    ]
    assert none == []
    assert not any(segment.target for segment in segments_of(other)), "nothing is filled silently"


def test_another_language_knows_nothing(remembered: PageTranslation, news: NewsPage, editor: Any) -> None:
    assert offered(submit(news, editor, "nl"), f"body.{CALL}") == []


def test_what_the_segment_says_already_is_not_offered(remembered: PageTranslation) -> None:
    assert offered(remembered, f"body.{CALL}") == []


def test_a_corrected_translation_takes_the_place_of_the_one_before(
    remembered: PageTranslation, other: PageTranslation, translator: Any, reviewer: Any
) -> None:
    segment = segment_at(remembered, f"body.{CALL}")
    save_segments(translation=remembered, edits=[Edit(segment.key, "Sunați.", mark(segment.target))], by=translator)
    send_to_review(translation=remembered, by=translator)
    approve(translation=remembered, by=reviewer)
    assert [one.text for one in offered(other, "body.30000000-0000-0000-0000-000000000000")] == ["Sunați."]
    remember(Approval.objects.earliest("pk"))
    assert [one.text for one in offered(other, "body.30000000-0000-0000-0000-000000000000")] == ["Sunați."], (
        "an older approval displaces nothing newer"
    )


def test_what_the_source_said_before_stays_known(
    remembered: PageTranslation, news: NewsPage, editor: Any, translator: Any, reviewer: Any, other: PageTranslation
) -> None:
    say(news, editor, call="Somebody else calls.")
    translate(remembered, translator)
    send_to_review(translation=remembered, by=translator)
    approve(translation=remembered, by=reviewer)
    assert offered(other, "body.30000000-0000-0000-0000-000000000000")[0].text == f"RO {CALLED}"


@pytest.mark.parametrize("block_id", ["", CALL])
def test_text_for_practitioners_is_offered_to_them_alone_and_marked(
    other: PageTranslation, news: NewsPage, block_id: str
) -> None:
    path = "body.30000000-0000-0000-0000-000000000000"
    assert not offered(other, path)[0].restricted
    AccessRule.objects.create(page_key=news.translation_key, block_id=block_id)
    assert offered(other, path) == []
    assert offered(other, path, reader=PRACTITIONER)[0].restricted


def test_a_closed_page_above_closes_what_is_below(other: PageTranslation, news: NewsPage) -> None:
    AccessRule.objects.create(page_key=news.get_parent().translation_key)
    assert offered(other, "body.30000000-0000-0000-0000-000000000000") == []


def test_one_closed_place_closes_the_text(other: PageTranslation, editor: Any, translator: Any, reviewer: Any) -> None:
    translate(other, translator)
    send_to_review(translation=other, by=translator)
    approve(translation=other, by=reviewer)
    third = submit(page_with(editor, "third", CALLED), editor)
    path = "body.30000000-0000-0000-0000-000000000000"
    assert offered(third, path)
    AccessRule.objects.create(page_key=other.page_key)
    assert offered(third, path) == []


def test_a_page_that_is_gone_is_unknown_and_so_closed(other: PageTranslation, news: NewsPage) -> None:
    news.delete()
    path = "body.30000000-0000-0000-0000-000000000000"
    assert offered(other, path) == []
    assert offered(other, path, reader=PRACTITIONER)


def test_a_text_that_waits_for_its_date_is_closed_until_then(
    other: PageTranslation, news: NewsPage, editor: Any, translator: Any, reviewer: Any, remembered: PageTranslation
) -> None:
    say(news, editor, call="No word in common", go_live_at=timezone.now() + timezone.timedelta(days=3))
    translate(remembered, translator)
    send_to_review(translation=remembered, by=translator)
    approve(translation=remembered, by=reviewer)
    path = "body.30000000-0000-0000-0000-000000000002"
    assert offered(other, path) == []
    assert offered(other, path, reader=PRACTITIONER)[0].text == "RO No word in common"


def test_tags_come_along_only_where_they_fit(editor: Any, translator: Any, reviewer: Any) -> None:
    linked = 'See <a href="https://example.org/a">the list</a> and <a href="https://example.org/b">the law</a> first.'
    bring(page_with(editor, "links", linked), editor, translator, reviewer)
    again, plain = (
        submit(page_with(editor, slug, text), editor)
        for slug, text in (("again", linked), ("plain", "See the list and the law first."))
    )
    path = "body.30000000-0000-0000-0000-000000000000"
    whole = offered(again, path)[0]
    assert (whole.percent, whole.text) == (
        100,
        "RO See ‹1›the list‹/1› and ‹2›the law‹/2› first.",
    )
    nearly = offered(plain, path)[0]
    assert (nearly.percent, nearly.text) == (99, "RO See the list and the law first.")
    segment = replace(segment_at(plain, path), source="<b>See</b> the list and the law first.")
    assert segment.adapted('RO See <a id="a1">the list</a> and the law first.') == "RO See the list and the law first."


def test_links_that_change_places_keep_their_names(editor: Any, translator: Any, reviewer: Any) -> None:
    page = page_with(editor, "l", 'A <a href="https://example.org/a">one</a> b <a href="https://example.org/b">two</a>')
    row = submit(page, editor)
    path = "body.30000000-0000-0000-0000-000000000000"
    turned = '<a id="a2">doi</a> b <a id="a1">unu</a>'
    save_segments(translation=row, edits=[Edit(segment_at(row, path).key, turned, mark(""))], by=translator)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    approve(translation=row, by=reviewer)
    assert MemoryEntry.objects.get(source__words="A one b two").text == turned


def test_the_command_remembers_what_was_approved_before(remembered: PageTranslation, capsys: Any) -> None:
    known = sorted(MemoryEntry.objects.values_list("text", flat=True))
    MemorySource.objects.all().delete()
    assert not MemoryPlace.objects.exists()
    call_command("fill_memory")
    call_command("fill_memory")
    assert sorted(MemoryEntry.objects.values_list("text", flat=True)) == known
    assert "approved texts read" in capsys.readouterr().out


def test_what_an_approval_takes_back_is_not_remembered(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        approve(translation=row, by=reviewer)
        assert MemoryEntry.objects.exists()
        raise ZeroDivisionError
    assert not MemoryEntry.objects.exists()


def test_queries_do_not_grow_with_the_texts(
    editor: Any, translator: Any, reviewer: Any, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    for slug, count in (("short", 2), ("long", 40)):
        page = page_with(editor, slug, *(f"Call number {place} of {slug} at once." for place in range(count)))
        row = bring(page, editor, translator, reviewer)
        approval = Approval.objects.latest("pk")
        with django_assert_max_num_queries(25):
            remember(approval)
        segments = [replace(segment, target="") for segment in segments_of(row)]
        with django_assert_num_queries(6):
            found = suggestions(segments, page_key=row.page_key, language="ro")
        assert len(found) >= count
        with django_assert_num_queries(5):  # which texts are alike is known from before
            assert suggestions(segments, page_key=row.page_key, language="ro") == found


def test_what_is_remembered_meanwhile_is_offered_at_once(
    remembered: PageTranslation, editor: Any, translator: Any, reviewer: Any
) -> None:
    asked = replace(segment_at(remembered, "body"), target="", source="Call number nine of all at once, please.")

    def texts() -> list[str]:
        found = suggestions([asked], page_key=remembered.page_key, language="ro")
        return [one.source for one in found.get(asked.key, [])]

    before = texts()
    row = bring(page_with(editor, "later", "Call number nine of all at once."), editor, translator, reviewer)
    remember(Approval.objects.get(page_key=row.page_key))
    assert "Call number nine of all at once." in texts()
    assert "Call number nine of all at once." not in before


def test_what_is_alike_is_found_without_a_cache(remembered: PageTranslation, settings: Any) -> None:
    changed = replace(segment_at(remembered, "body"), target="")
    changed = replace(changed, source=changed.source.replace("Call", "Ring"))
    found = suggestions([changed], page_key=remembered.page_key, language="ro")
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert found
    assert suggestions([changed], page_key=remembered.page_key, language="ro") == found


def test_near_matches_come_from_the_index(remembered: PageTranslation) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc, proconfig FROM pg_proc WHERE proname = 'translation_memory_alike'")
        [(statement, settings)] = cursor.fetchall()
        for setting in settings:
            name, _, value = setting.partition("=")
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
        cursor.execute("EXPLAIN " + statement.replace("asked", "%s").replace("words %", "words %%"), [CALLED])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Bitmap Index Scan on translation_memory_alike" in plan


def test_half_of_the_trigrams_make_two_texts_alike(remembered: PageTranslation) -> None:
    """`similarity` counts; the share that the search lets through is the one that `suggestions` names."""
    said = MemorySource.objects.get(words__startswith="Call")
    with connection.cursor() as cursor:
        for words in ("Call child protection", "Call child", "Call", said.words):
            cursor.execute(
                "SELECT similarity(%s, %s), EXISTS (SELECT FROM translation_memory_alike(%s) AS id WHERE id = %s)",
                [said.words, words, words, said.pk],
            )
            [(share, found)] = cursor.fetchall()
            assert found is (share >= 0.5), words
