"""Terms: judged on 60 marked sentences a language, and asked as the desk asks them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from hub.models import GlossaryConcept, GlossaryTerm, TermForm
from hub.sample.reference import read
from translation import localize
from translation.queries.terms import hints, marks
from translation.terms import Concept, Forbidden, Glossary

SENTENCES = Path(__file__).parent / "terms"
PRECISION, RECALL, COUNT = 0.9, 0.8, 60


@cache
def sample(language: str) -> Glossary:
    """The glossary of the sample, as `translation.queries.terms.glossary` would read it."""
    entries = {entry["concept"]: entry.get("forms", {}) for entry in read("glossary")["terms"]}
    others = read("term_forms")
    concepts = []
    for key, words in read("terms").items():
        more = others.get(key, {}).get(language, {})
        concepts.append(
            Concept(
                key=key,
                term=words["en"],
                forms=listed(entries[key].get("en", "")),
                wanted=words[language],
                accepted=(*more.get("allowed", ()), *listed(entries[key].get(language, ""))),
                forbidden=tuple(Forbidden(text, why) for text, why in more.get("forbidden", {}).items()),
            )
        )
    return Glossary("en", language, concepts)


def listed(forms: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in forms.split(",") if form.strip())


def sentences(language: str) -> list[dict[str, Any]]:
    return tomllib.loads((SENTENCES / f"{language}.toml").read_text(encoding="utf-8"))["sentences"]


@pytest.mark.parametrize("language", ["ro", "nl", "da"])
def test_marks_are_right_and_few_are_forgotten(language: str) -> None:
    rows = sentences(language)
    assert len(rows) == COUNT
    right = wrong = forgotten = 0
    for row in rows:
        wanted = {(problem, term) for problem in ("missing", "forbidden") for term in row.get(problem, ())}
        found = {
            (verdict.problem, verdict.concept.term) for verdict in sample(language).judge(row["source"], row["target"])
        }
        right += len(wanted & found)
        wrong += len(found - wanted)
        forgotten += len(wanted - found)
    precision, recall = right / (right + wrong), right / (right + forgotten)
    counts = f"{right} right, {wrong} wrong, {forgotten} not seen"
    figures = f"{language}: precision {precision:.2f}, recall {recall:.2f} ({counts})"
    print(figures)  # noqa: T201 the figures are what this test is for
    assert precision >= PRECISION and recall >= RECALL, figures


def judged(language: str, source: str, target: str) -> list[tuple[str, str]]:
    return [(verdict.problem, verdict.concept.key) for verdict in sample(language).judge(source, target)]


def test_of_overlapping_terms_the_longest_counts() -> None:
    assert judged("ro", "An indicator of trafficking.", "Un indiciu de trafic.") == []
    assert judged("ro", "A child victim.", "Un copil victimă.") == []
    assert [one.key for one in sample("ro").used("A child victim of sexual exploitation.")] == [
        "child-victim",
        "sexual-exploitation",
    ]


def test_capitals_and_hyphens_of_the_source_change_nothing() -> None:
    assert judged("nl", "GUARDIAN", "VOOGD") == []
    assert judged("ro", "A best-interests decision.", "O decizie.") == [("missing", "best-interests")]


def test_a_compound_holds_its_term_and_not_every_word_that_begins_like_it() -> None:
    assert judged("nl", "Compensation is due.", "Een schadevergoedingsregeling.") == []
    assert judged("nl", "The guardian.", "De gezinsvoogd.") == []
    assert judged("nl", "The guardian.", "De voogdij.") == [("missing", "guardian")]


def test_a_word_within_a_wanted_one_is_not_forbidden() -> None:
    book = Glossary(
        "en", "nl", [Concept("a", "alien", wanted="jonge vreemdeling", forbidden=(Forbidden("vreemdeling", "-"),))]
    )
    assert book.judge("An alien.", "Een jonge vreemdeling.") == []
    assert [verdict.problem for verdict in book.judge("An alien.", "Een vreemdeling.")] == ["forbidden"]


def test_romanian_without_its_diacritics_is_still_the_term() -> None:
    assert judged("ro", "Unaccompanied minors.", "Minorii neinsotiti.") == []


def test_nothing_is_said_of_an_empty_translation() -> None:
    assert judged("ro", "The guardian.", " ") == []


def segment(number: int, source: str, target: str) -> localize.Segment:
    return localize.Segment(key=str(number), path=f"p{number}", field_path="p", source=source, target=target)


@pytest.mark.django_db
def test_the_desk_is_told_which_word_and_why(django_assert_num_queries: Any) -> None:
    stamp = {"approved_at": timezone.now()}
    guardian = GlossaryConcept.objects.create(key="guardian")
    GlossaryTerm.objects.create(concept=guardian, language="en", term="guardian", **stamp)
    GlossaryTerm.objects.create(concept=guardian, language="ro", term="tutore", definition="Apără.", **stamp)
    TermForm.objects.create(
        concept=guardian, language="ro", text="curator", verdict="forbidden", why="Altă sarcină.", **stamp
    )
    TermForm.objects.create(concept=guardian, language="ro", text="reprezentant", verdict="allowed", **stamp)
    TermForm.objects.create(concept=guardian, language="ro", text="gardian", verdict="forbidden", why="Nu.")
    waiting = GlossaryConcept.objects.create(key="victim")
    GlossaryTerm.objects.create(concept=waiting, language="en", term="victim", **stamp)
    GlossaryTerm.objects.create(concept=waiting, language="ro", term="victimă")
    rows = [
        segment(1, "The <b>guardian</b> signs.", "<b>Tutorele</b> semnează."),
        segment(2, "The guardian signs.", "Curatorul semnează."),
        segment(3, "The guardian signs.", "Gardianul semnează."),
        segment(4, "The guardian signs.", "Reprezentantul semnează."),
        segment(5, "The guardian signs.", ""),
        segment(6, "The victim signs.", "Semnează."),
        *(segment(number, "The guardian signs.", "Semnează.") for number in range(7, 60)),
    ]
    with django_assert_num_queries(2):
        found = marks(rows, language="ro")
    assert {"1", "4", "5", "6"}.isdisjoint(found)
    assert [(mark.problem, mark.term, mark.expected) for mark in found["2"]] == [
        ("forbidden", "guardian", ["tutore", "reprezentant"])
    ]
    assert found["2"][0].why == "“curator” is not used for “guardian”. Altă sarcină."
    assert found["3"][0].problem == "missing", "a word that its lead has not approved forbids nothing"
    with django_assert_num_queries(2):
        told = hints(rows, language="ro")
    assert (told["5"][0].expected, told["5"][0].definition) == ("tutore", "Apără.")
    assert "6" not in told
