"""Search on real PostgreSQL: stemming, accents, escaping, access, fallback."""

from uuid import uuid4

import pytest
from django.http import QueryDict

from hub.models import AccessRule
from hub.people.reader import PUBLIC, Reader
from search.draft import EntryDraft
from search.models import EntryKind, SearchEntry
from search.queries.find import Results, find
from search.request import SearchRequest, clean
from search.services.write import remove_entries, replace_entries

pytestmark = pytest.mark.django_db

KEY = uuid4()


class NoNumbers:
    def resolve(self, number: str, **_kwargs: object) -> None:
        return None


@pytest.fixture(autouse=True)
def manual_without_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.ports.citable._provider", NoNumbers())


def entry(language: str, title: str, body: str, **more: object) -> EntryDraft:
    values = {"page_key": KEY, "kind": EntryKind.SECTION, "revision": "1", "url": f"/{language}/x/"} | more
    return EntryDraft(language=language, title=title, body=body, **values)  # type: ignore[arg-type]


def write(*drafts: EntryDraft) -> None:
    for draft in drafts:
        replace_entries(page_key=draft.page_key, language=draft.language, drafts=[draft])


def ask(words: str, language: str = "en", reader: Reader = PUBLIC, **more: str) -> Results:
    return find(asked(words, language, **more), reader)


def asked(words: str, language: str = "en", **more: str) -> SearchRequest:
    parameters = QueryDict(mutable=True)
    parameters.update({"q": words, **more})
    return SearchRequest.parse(parameters, language=language)


@pytest.mark.parametrize("words", ["trafficked", "TRAFFICKING", "minors traffick", '"trafficking of minors"'])
def test_english_is_stemmed(words: str) -> None:
    write(entry("en", "First hours", "Signs of trafficking of minors."))
    assert ask(words).count == 1


@pytest.mark.parametrize("words", ["victimă", "victima", "VICTIMA", "ţigări", "țigări", "tigari"])
def test_romanian_is_found_without_diacritics_and_with_either_kind(words: str) -> None:
    write(entry("ro", "Primele ore", "O victimă minoră care vinde țigări."))
    assert ask(words, "ro").count == 1


def test_stop_words_of_a_server_without_a_list_are_left_out() -> None:
    write(entry("ro", "Tutore", "Tutorele este numit repede."))
    assert ask("tutore de la pentru copil și în tutore", "ro").hits
    assert ask("tutorele de pe la", "ro").count == 1


def test_snippets_are_escaped_and_marked() -> None:
    write(entry("en", "Guardian <b>", 'The guardian <img src=x onerror="alert(1)"> comes.'))
    hit = ask("guardian").hits[0]
    assert "<mark>guardian</mark>" in hit.snippet
    assert "<img" not in hit.snippet
    assert "&lt;b&gt;" in hit.title


def test_a_sentinel_in_the_text_cannot_open_a_mark() -> None:
    write(entry("en", "T", "plain \ue000forged\ue001 guardian"))
    assert "<mark>forged" not in ask("guardian").hits[0].snippet


def test_a_restricted_block_is_found_by_practitioners_alone() -> None:
    whole = entry("en", "Operations", "General remarks.")
    hidden = entry("en", "Operations", "Covert approach.", block_id="b1")
    replace_entries(page_key=KEY, language="en", drafts=[whole, hidden])
    AccessRule.objects.create(page_key=KEY, block_id="b1")
    assert ask("covert").count == 0
    assert not ask("covert").kinds
    assert ask("covert", reader=Reader(user_id=1, practitioner=True)).count == 1
    assert ask("remarks").count == 1


def test_untranslated_text_is_found_in_a_group_of_its_own() -> None:
    write(entry("en", "Compensation", "Ask for compensation early."))
    found = ask("compensation", "nl")
    assert found.count == 0
    assert [hit.language for hit in found.fallback] == ["en"]
    write(entry("nl", "Schadevergoeding", "Vraag vroeg om schadevergoeding. compensation"))
    assert not ask("compensation", "nl").fallback


def test_facets_count_what_is_found() -> None:
    write(entry("en", "Guardian", "guardian"))
    other = uuid4()
    write(entry("en", "News of guardians", "guardian", page_key=other, kind=EntryKind.NEWS))
    found = ask("guardian", kind="news")
    assert {facet.value: facet.count for facet in found.kinds} == {"section": 1, "news": 1}
    assert found.count == len(found.hits) == 1


def test_a_title_ranks_above_a_mention() -> None:
    write(entry("en", "Other", "a mention of the guardian"))
    title = uuid4()
    write(entry("en", "Guardian", "who that is", page_key=title))
    assert ask("guardian").hits[0].title == "<mark>Guardian</mark>"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "%00",
        "'; DROP TABLE x; --",
        "& | ! ( ) <->",
        '"unbalanced',
        "-",
        "a" * 5000,
        "x " * 3000,
        "😀",
        "\u202eevil\x00",
    ],
)
def test_odd_questions_are_answered(words: str) -> None:
    assert ask(words).count == 0


def test_control_characters_are_dropped() -> None:
    assert clean("a\x00b\u202ec\ue000d\ud800") == "abcd"


def test_entries_are_written_once_and_removed() -> None:
    write(entry("en", "A", "b"))
    write(entry("en", "A", "c"))
    assert SearchEntry.objects.get().body == "c"
    remove_entries(page_key=KEY)
    assert not SearchEntry.objects.exists()


def test_the_number_of_queries_does_not_grow(django_assert_num_queries: object) -> None:
    for number in range(3):
        write(entry("en", f"Guardian {number}", "guardian", page_key=uuid4()))
    with django_assert_num_queries(3):  # type: ignore[operator]
        ask("guardian")
