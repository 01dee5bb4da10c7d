"""What a question means: phrases, what is refused, forms of a word, levels of the ranking, facets, and the plan."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.people.reader import PUBLIC
from hub.publishing.calendar import today
from search.models import EntryKind, LexiconWord, Synonyms
from search.queries.ranked import Ranked, ranked
from search.services.rewrites import rebuild_rewrites
from search.units import MOST_WORDS, Unit, units_of
from tests.search.test_find import asked, entry, write

pytestmark = pytest.mark.django_db

ROWS = 20_000


def rank(words: str, language: str = "en", **more: Any) -> Ranked:
    question = asked(words, language)
    return ranked(replace(question, **more), PUBLIC)


def titles(words: str, language: str = "en", **more: object) -> list[str]:
    plain = str.maketrans("", "", "\ue000\ue001")
    return [line.title.translate(plain) for line in rank(words, language, **more).lines]


def put(title: str, body: str = "", language: str = "en", **more: object) -> UUID:
    key = uuid4()
    write(entry(language, title, body, page_key=key, **more))
    return key


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ('a "b c" -d', [Unit("a"), Unit("b c", phrase=True), Unit("d", refused=True)]),
        ('-"b c" d', [Unit("b c", phrase=True, refused=True), Unit("d")]),
        ("„b c” d", [Unit("b c", phrase=True), Unit("d")]),
        ('"b c', [Unit("b"), Unit("c")]),
        ("a - b -- -", [Unit("a"), Unit("b")]),
        ("2011/36/EU non-punishment", [Unit("2011/36/EU"), Unit("non-punishment")]),
        ("a & b | !c <-> d:*", [Unit("a"), Unit("b"), Unit("c"), Unit("d")]),
        ("@#$%", []),
    ],
)
def test_a_question_is_cut_into_units(text: str, units: list[Unit]) -> None:
    assert list(units_of(text, language="en")) == units


def test_small_words_that_the_server_keeps_leave_a_gap_in_the_phrase() -> None:
    assert units_of("tutore de la copil", language="ro") == (Unit("tutore"), Unit("copil", gap=3))
    put("Alt", "copil și tutore de la spital", "ro")
    put("Tutore de la copil", "x", "ro")
    assert titles("tutore de la copil", "ro")[0] == "Tutore de la copil"


def test_what_is_refused_is_left_out_with_all_its_forms() -> None:
    put("Guardian", "A guardian is appointed by the court.")
    put("Guardian", "A guardian is appointed by the mayor.")
    LexiconWord.objects.create(language="en", word="courts", lemma="court", entries=1)
    LexiconWord.objects.create(language="en", word="court", lemma="court", entries=1)
    assert rank("guardian -courts").count == 1
    assert rank('guardian -"appointed by the mayor"').count == 1
    assert rank("-guardian").count == rank("the -guardian").count == 0, "nothing is asked for"


def test_a_phrase_stands_as_it_was_typed() -> None:
    put("A", "Appointed quickly, a guardian comes.")
    put("B", "A guardian appointed quickly.")
    assert titles('"guardian appointed"') == ["B"]


def test_all_forms_of_a_word_are_found() -> None:
    put("Børn", "Ofre og børn.", "da")
    for word in ("barn", "born"):
        LexiconWord.objects.create(language="da", word=word, lemma="barn", entries=1)
    assert titles("barn", "da") == ["Børn"]
    assert rank("barn ofre", "da").whole == 1


def test_a_phrase_ranks_above_all_words_and_these_above_some_of_them() -> None:
    put("Some", "guardian guardian guardian guardian")
    put("All", "The guardian waits, and tomorrow somebody is appointed.")
    put("Phrase", "Whom the guardian appointed.")
    found = rank("guardian appointed")
    assert titles("guardian appointed") == ["Phrase", "All", "Some"]
    assert [line.whole for line in found.lines] == [True, True, False]
    assert (found.count, found.whole) == (3, 2)


def test_what_holds_some_of_the_words_stays_behind_also_by_date() -> None:
    put("Some", "guardian", dated=today())
    put("Old", "guardian appointed", dated=today() - timedelta(days=9))
    put("New", "guardian appointed", dated=today() - timedelta(days=2))
    put("No date", "guardian appointed")
    assert titles("guardian appointed", sort="date") == ["New", "Old", "No date", "Some"]


def test_where_enough_holds_all_words_nothing_else_is_added() -> None:
    for number in range(10):
        put(f"All {number}", "guardian appointed")
    put("Some", "guardian")
    assert rank("guardian appointed").count == 10


def test_the_rarer_word_counts_more() -> None:
    for number in range(6):
        put(f"Often {number}", "child child child")
    put("Rare", "compensation")
    assert titles("child compensation zzzz")[0] == "Rare"


def test_a_title_and_a_short_text_rank_above_a_long_one_that_mentions_the_word() -> None:
    put("Long", "guardian " + "other words follow here " * 200 + " guardian guardian")
    put("Guardian", "Who that is.")
    assert titles("guardian")[0] == "Guardian"


def test_a_facet_is_counted_under_the_choices_of_the_others_alone() -> None:
    put("A", "guardian", chapter="1", themes=["care"], countries=["RO"], dated=today())
    put("B", "guardian", chapter="2", themes=["care", "law"], countries=["NL", "RO"], dated=date(2021, 5, 1))
    put("C", "guardian", kind=EntryKind.NEWS, themes=["law"], dated=today() - timedelta(days=100))
    facets = rank("guardian").facets
    assert facets["kind"] == {"section": 2, "news": 1}
    assert facets["chapter"] == {"1": 1, "2": 1}
    assert facets["theme"] == {"care": 2, "law": 2}
    assert facets["country"] == {"RO": 2, "NL": 1}
    assert (facets["date"]["30d"], facets["date"]["12m"], facets["date"]["2021"]) == (1, 2, 1)
    chosen = rank("guardian", kinds=("section",), themes=("law",))
    assert chosen.count == len(chosen.lines) == 1
    assert chosen.facets["kind"] == {"section": 1, "news": 1}
    assert chosen.facets["theme"] == {"care": 2, "law": 1}
    assert chosen.facets["chapter"] == {"2": 1}


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({"kinds": ("section", "news")}, 2),
        ({"kinds": ("law",)}, 0),
        ({"themes": ("care", "law")}, 2),
        ({"countries": ("NL",)}, 1),
        ({"chapters": ("1", "7")}, 1),
        ({"dates": ("30d",)}, 1),
        ({"dates": ("12m", "2021")}, 2),
        ({"dates": ("2019",)}, 0),
    ],
)
def test_of_a_facet_any_of_the_chosen_values_holds(choice: dict[str, tuple[str, ...]], found: int) -> None:
    put("A", "guardian", chapter="1", themes=["care"], countries=["RO"], dated=today())
    put("B", "guardian", kind=EntryKind.NEWS, themes=["law"], countries=["NL"], dated=date(2021, 5, 1))
    assert rank("guardian", **choice).count == found


def test_choices_hold_for_the_source_language_and_do_not_change_which_words_are_asked() -> None:
    put("A", "guardian appointed", kind=EntryKind.NEWS)
    put("B", "guardian")
    found = rank("guardian appointed", "nl", kinds=("news",))
    assert [line.title.count("A") for line in found.fallback] == [1]


HOSTILE = [
    "x" * 10_000_000,
    " ".join(f"w{number}" for number in range(1000)),
    '"' * 99,
    "'" * 99 + " \\ \\' guardian",
    "guardian') OR 1=1; DROP TABLE search_searchentry; --",
    "a & | ! ( ) <-> <2> :* :ABCD 'b",
    "guardian:*A & !child <-> (x | y)",
    "%00 %s %(own_config)s {name} {{}} $1",
    "\u202eevil\u202c \x00 \ud800 \ue000guardian\ue001",
    "😀 🧒🏽 👨‍👩‍👧",
    "\u0627\u0644\u0623\u0637\u0641\u0627\u0644 ילדים 子供",
    '- -- --- -"" "" "-"',
    "a-b-c-d-e-f-g-h/i/j/k/l",
    "http://evil.example/?q=<script>alert(1)</script>",
    "-" + "guardian -" * 200,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("language", ["en", "ro", "pl"])
def test_hostile_questions_are_answered_without_much_work(text: str, language: str) -> None:
    put("Guardian", "guardian", language)
    question = asked(text, language)
    assert len(question.units) <= MOST_WORDS
    with CaptureQueriesContext(connection) as asked_of:
        found = ranked(question, PUBLIC)
    assert len(asked_of) <= 3
    assert max(len(query["sql"]) for query in asked_of) < 60_000
    assert found.count <= 1


def grow(rows: int) -> None:
    """Entries with a word in each, one in every eighth and one in a few, in SQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO search_searchentry (key, language, kind, page_key, block_id, revision, server_version, url,
                anchor, title, number, chapter, summary, headings, body, themes, countries, words, learned, vector)
            SELECT 'grown:' || n, (ARRAY['en', 'nl'])[1 + n %% 2], 'section', gen_random_uuid(), '', '1', '',
                '/en/' || n, '', 'Title ' || n, '', '', '', '', body, '{}', '{}', '{}', true,
                to_tsvector('hub_en', body)
            FROM generate_series(1, %s) AS n CROSS JOIN LATERAL (SELECT 'everywhere word' || n %% 997
                || CASE WHEN n %% 8 = 0 THEN ' often' ELSE '' END
                || CASE WHEN n %% 2000 = 0 THEN ' seldom human trafficking' ELSE '' END AS body) AS made""",
            [rows],
        )
        cursor.execute("ANALYZE search_searchentry")


@pytest.mark.parametrize("words", ["thb", "seldom", "seldom word3", "often seldom", '"human trafficking" -often'])
def test_the_real_statement_finds_by_the_index_with_synonyms(words: str) -> None:
    Synonyms.objects.create(language="en", words="THB\nhuman trafficking")
    rebuild_rewrites(language="en")
    grow(ROWS)
    statement = real_statement(words)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON, ANALYZE) {statement}")
        plan = cursor.fetchone()[0]
    nodes = list(walk(plan[0]["Plan"] if isinstance(plan, list) else json.loads(plan)[0]["Plan"]))
    over_entries = [node for node in nodes if node.get("Relation Name") == "search_searchentry"]
    assert over_entries
    assert {node["Node Type"] for node in over_entries} <= {"Bitmap Heap Scan", "Index Scan", "Index Only Scan"}
    assert any(node.get("Index Name") == "search_entry_vector" for node in nodes)
    read = sum(node["Actual Rows"] * node["Actual Loops"] for node in over_entries)
    assert read < ROWS / 2, "the question was asked of rows that the index does not name"


def real_statement(words: str) -> str:
    """The SQL as it was sent, with its values."""
    with CaptureQueriesContext(connection) as captured:
        rank(words)
    return str(captured[-1]["sql"])


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from walk(child)


def test_one_language_is_two_queries_and_two_languages_three(django_assert_num_queries: object) -> None:
    for number in range(3):
        put(f"Guardian {number}", "guardian appointed")
    with django_assert_num_queries(2):  # type: ignore[operator]
        rank("guardian appointed")
    with django_assert_num_queries(3):  # type: ignore[operator]
        rank("guardian appointed", "nl")
